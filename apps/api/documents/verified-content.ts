import type { EntityManager } from 'typeorm';
import type { VerificationView, VerifiedRegisterView } from '#apps/api/documents/document.dto';
import type { Business, FieldsBusiness } from '#libs/businesses/business';
import { registerSums, type SumWords } from '#libs/businesses/register-sums';
import { businessByCode } from '#libs/businesses/registry';
import { maskName } from '#libs/fund/masked-name';
import type { IssuedDocument } from '#libs/persistence/documents/document-store';
import { memberNameOf, postedChangesOf } from '#libs/persistence/documents/receipt-queries';
import { registerBalance } from '#libs/persistence/registers/register-balance';
import { monthsOfRows, peopleOfRows } from '#libs/persistence/registers/register-preview';
import { registerRows } from '#libs/persistence/registers/register-queries';
import { PEOPLE } from '#libs/texts/receipt.texts';

/** Enough to see that somebody was put on the paper, or another in his place. */
const NAMES_MAX = 20;

/** An assessment has no register of rows; its people and sum are the head's. */
const ASSESSMENT_WORDS: SumWords = {
  month: { zh: '汇缴年月', en: 'Month assessed' },
  people: { zh: '汇缴人数', en: 'People assessed' },
  after: { zh: '汇缴金额', en: 'Amount assessed' },
};

type Content = Pick<VerificationView, 'register' | 'changed' | 'memberName'>;
type ContentOf<B> = (
  manager: EntityManager,
  business: B,
  issued: IssuedDocument,
  no: string,
) => Promise<Content>;

/** What a register did; of fields which ones, and of a member who, with stars. A request has nothing of its own to show. */
const CONTENT: {
  readonly [Name in Business['shape']]: ContentOf<Extract<Business, { shape: Name }>>;
} = {
  fields: ofFields,
  register: async (manager, { words }, issued, no) => ({
    register: await ofRegister(manager, words, issued, no),
  }),
  assessment: async (manager, _, issued, no) => ({
    register: await ofRegister(manager, ASSESSMENT_WORDS, issued, no),
  }),
  request: () => Promise.resolve({}),
};

/** What stands on a document of a case, so that an altered paper is seen. */
export async function contentOf(
  manager: EntityManager,
  issued: IssuedDocument,
  no: string,
): Promise<Content> {
  const business = businessByCode(issued.business);
  if (business === undefined) return {};
  return (CONTENT[business.shape] as unknown as ContentOf<Business>)(manager, business, issued, no);
}

async function ofFields(
  manager: EntityManager,
  { fields }: FieldsBusiness,
  { form, unitId }: IssuedDocument,
  no: string,
): Promise<Content> {
  const posted = new Set((await postedChangesOf(manager, no)).map(({ field }) => field));
  const changed = fields.filter(({ name }) => posted.has(name)).map(({ label }) => label);
  const accountNo = form['memberAccountNo'];
  if (typeof accountNo !== 'string') return { changed };
  return { changed, memberName: maskName(await memberNameOf(manager, unitId, accountNo)) };
}

async function ofRegister(
  manager: EntityManager,
  words: SumWords,
  { people, beforeFen, afterFen, effectiveMonth }: IssuedDocument,
  no: string,
): Promise<VerifiedRegisterView> {
  const balanceFen = words.balance === undefined ? 0 : await registerBalance(manager, no);
  const { first, last } = await monthsOfRows(manager, no);
  const rows = await registerRows(manager, { businessNo: no, only: 'chosen', limit: NAMES_MAX });
  return {
    peopleLabel: words.people ?? PEOPLE,
    people,
    monthLabel: words.month,
    effectiveMonth: first ?? effectiveMonth ?? '',
    lastMonth: last ?? effectiveMonth ?? '',
    amounts: registerSums(words, { beforeFen, afterFen, balanceFen }),
    // Whoever has several rows is named once.
    names: [...new Set(rows.map(({ accountNo, name }) => `${accountNo}/${name}`))].map((one) =>
      maskName(one.slice(one.indexOf('/') + 1)),
    ),
    named: await peopleOfRows(manager, no),
  };
}
