import type { RequestBusiness } from '#libs/businesses/request-business';
import { decide } from '#libs/businesses/transfer-request/transfer-request.rules';

/** Of the dictionary seal-reason: the employment has ended. */
const EMPLOYMENT_ENDED = '01';

/** 转移请求 (domain 7, 13): whoever is to be enrolled and has an account at another unit is asked for there. */
export const transferRequest = {
  code: 'transfer-request',
  title: { zh: '转移请求', en: 'Request to transfer' },
  shape: 'request',
  subject: 'member',
  formVersion: 1,
  rulesVersion: 1,
  papers: [
    {
      kind: 'leaving-proof',
      title: { zh: '离职证明等材料', en: 'Proof that the former employment has ended' },
    },
  ],
  asks: { business: 'intra-city-transfer', head: 'targetAccountNo' },
  firstWhilePaying: { business: 'seal', typed: { reason: EMPLOYMENT_ENDED } },
  paperWhilePaying: 'leaving-proof',
  decide,
} as const satisfies RequestBusiness;
