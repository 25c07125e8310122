import type { ReceiptDto } from '#apps/api/settlement/settlement.dto';
import { until } from '#test/e2e/case-hall';
import type { Answer, HallClient, ProblemBody } from '#test/e2e/hall-client';

type Answered = Answer<ReceiptDto & Partial<ProblemBody>>;

/** Two cashiers, who are two people. */
export interface Cashiers {
  readonly maker: HallClient;
  readonly checker: HallClient;
}

/** The bank has taken a receipt back by this entry: the first asks, the second agrees, and the hall carries it out. */
export async function takenBack(
  { maker, checker }: Cashiers,
  id: string,
  serial: string,
): Promise<Answered> {
  const entry = { serial, bookedOn: '2026-11-28', reason: '付款人账户冻结' };
  const asked = await maker.post<Answered['body']>(`/api/receipts/${id}/take-back`, entry);
  if (asked.status !== 200) return asked;
  const decision = { asked: asked.body.asked, agreed: true, opinion: '核对无误' };
  await checker.post(`/api/receipts/${id}/decision`, decision);
  return until('the take-back to be carried out', async () => {
    const seen = await maker.get<Answered['body']>(`/api/receipts/${id}`);
    return seen.body.state === 'back-ordered' ? false : seen;
  });
}
