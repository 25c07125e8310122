import type { ImportDto } from '#apps/api/registers/import.dto';
import { command, openCase, until } from '#test/e2e/case-hall';
import type { HallClient } from '#test/e2e/hall-client';

interface Finding {
  readonly lineNo: number;
  readonly refusal: { readonly code: string };
}

async function uploaded(operator: HallClient, file: Buffer) {
  const former = await openCase(operator, 'base-adjustment');
  await command(operator, former.businessNo, 'discard');
  const { businessNo } = await openCase(operator, 'base-adjustment');
  const path = `/api/submissions/${businessNo}/imports`;
  const sent = await operator.send<ImportDto & { code?: string }>('POST', path, {
    raw: file,
    headers: { 'Content-Type': 'application/octet-stream', 'X-File-Name': 'a.xlsx' },
  });
  return { businessNo, sent };
}

/** A file that is not even kept: status and code. */
export async function refused(operator: HallClient, file: Buffer) {
  const { sent } = await uploaded(operator, file);
  return [sent.status, sent.body.code];
}

/** A file uploaded into a draft of its own and checked. */
export async function imported(operator: HallClient, file: Buffer) {
  const { businessNo, sent } = await uploaded(operator, file);
  if (sent.status !== 202) throw new Error(`the upload was answered ${String(sent.status)}`);
  const path = `/api/imports/${String(sent.body.id)}`;
  const view = await until('the import to be checked', async () => {
    const { body } = await operator.get<ImportDto>(path);
    return body.state === 'waiting' || body.state === 'reading' ? false : body;
  });
  const { body } = await operator.get<{ items: Finding[] }>(`${path}/findings`);
  const findings = body.items.map(({ lineNo, refusal }) => [lineNo, refusal.code]);
  return { businessNo, path, view, findings };
}

/** How many are in the register afterwards. */
export async function taken(
  operator: HallClient,
  file: Buffer,
  choice: { hidden?: string } = {},
): Promise<unknown> {
  const { businessNo, path, view, findings } = await imported(operator, file);
  if (view.state !== 'checked') return view.refusal;
  const answer = await operator.post(`${path}/apply`, {
    rows: 'all',
    known: 'replace',
    ...choice,
  });
  if (answer.status !== 200) return { code: answer.body.code, findings };
  const { body } = await operator.get<{ total: number }>(`/api/submissions/${businessNo}/rows`);
  return body.total;
}
