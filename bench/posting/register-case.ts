import type { DataSource } from 'typeorm';
import type { Browser } from '#bench/hall/browser';
import { registerDraft, type DraftWanted } from '#bench/hall/register-draft';

/** A case that waits for its last approval, claimed. */
export interface LastLevel {
  readonly businessNo: string;
  readonly taskId: string;
  readonly second: Browser;
}

export interface RegisterCaseWanted extends DraftWanted {
  readonly first: Browser;
  readonly second: Browser;
}

/** A register submitted and approved by the first reviewer. */
export async function approvedUpToTheLast(
  dataSource: DataSource,
  wanted: RegisterCaseWanted,
): Promise<LastLevel> {
  const { first, second } = wanted;
  const { businessNo, path, operator } = await registerDraft(dataSource, wanted);
  const { draftVersion } = await operator.send<{ draftVersion: number }>('GET', path);
  await operator.command(path, { verb: 'submit', draftVersion });
  await claim(first, path);
  await first.command(path, { verb: 'approve' });
  return { businessNo, taskId: await claim(second, path), second };
}

async function claim(reviewer: Browser, path: string): Promise<string> {
  const { taskId } = await reviewer.send<{ taskId: string }>('GET', path);
  await reviewer.send('POST', `/api/tasks/${taskId}/claim`);
  return taskId;
}
