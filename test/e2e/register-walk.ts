import type { BusinessDto, MonthsOfferedDto } from '#apps/api/submissions/business.dto';
import type { CommandDto, SubmissionDto } from '#apps/api/submissions/submission.dto';
import type { ImportDto } from '#apps/api/registers/import.dto';
import type { RowEditedDto } from '#apps/api/registers/register.dto';
import { bringPaper } from '#test/e2e/bring-paper';
import { command, ifMatch, openCase, readCase, until } from '#test/e2e/case-hall';
import type { Answer, HallClient, ProblemBody } from '#test/e2e/hall-client';

/** How an operator walks through a register: head, rows, submit, papers. */

/** The months that may be chosen now, oldest first. */
export async function monthsOpen(client: HallClient, business: string): Promise<string[]> {
  const path = `/api/businesses/${business}/months`;
  return (await client.get<MonthsOfferedDto>(path)).body.months;
}

export async function definitionOf(client: HallClient, business: string): Promise<BusinessDto> {
  const { body } = await client.get<BusinessDto[]>('/api/businesses');
  const found = body.find(({ code }) => code === business);
  if (found === undefined) throw new Error(`no business ${business}`);
  return found;
}

/** A draft with its head filled in. */
export async function draftWith(
  client: HallClient,
  business: string,
  form: { readonly effectiveMonth?: string; readonly head?: Readonly<Record<string, string>> },
): Promise<string> {
  const { businessNo } = await openCase(client, business);
  const answer = await putForm(client, businessNo, form);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return businessNo;
}

export async function putForm(
  client: HallClient,
  businessNo: string,
  form: object,
): Promise<Answer<SubmissionDto & ProblemBody>> {
  const path = `/api/submissions/${businessNo}/form`;
  return client.put(path, form, await ifMatch(client, businessNo));
}

/** 录入清册. */
export async function enter(
  client: HallClient,
  businessNo: string,
  entry: Readonly<Record<string, string | number>>,
): Promise<Answer<RowEditedDto & ProblemBody>> {
  const path = `/api/submissions/${businessNo}/rows`;
  return client.post(path, entry, await ifMatch(client, businessNo));
}

/** Submits, brings each paper that is demanded from the operator's own computer, and sends them off. */
export async function submitWithPapers(
  client: HallClient,
  businessNo: string,
): Promise<CommandDto> {
  const submitted = await command(client, businessNo, 'submit');
  const { stage, papersDemanded } = await readCase(client, businessNo);
  if (stage !== 'scanning') return submitted;
  for (const { kind } of papersDemanded) await bringPaper(client, businessNo, kind);
  return command(client, businessNo, 'finish-scans');
}

/** A file of rows read into the draft, all of them good. */
export async function importWhole(
  client: HallClient,
  businessNo: string,
  csv: string,
): Promise<void> {
  const sent = await client.send<ImportDto>('POST', `/api/submissions/${businessNo}/imports`, {
    raw: Buffer.from(csv),
    headers: { 'Content-Type': 'application/octet-stream', 'X-File-Name': 'rows.csv' },
  });
  const path = `/api/imports/${String(sent.body.id)}`;
  const view = await until('the import to be checked', async () => {
    const { body } = await client.get<ImportDto>(path);
    return body.state === 'waiting' || body.state === 'reading' ? false : body;
  });
  const { body } = await client.get(`${path}/findings`);
  if (view.rowsBad > 0 || view.state !== 'checked') throw new Error(JSON.stringify({ view, body }));
  const taken = await client.post(`${path}/apply`, { rows: 'all', known: 'replace' });
  if (taken.status !== 200) throw new Error(JSON.stringify(taken.body));
}
