import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { correlationId } from '#apps/api/observability/correlation';
import { Log } from '#apps/api/observability/log';
import { Problem } from '#apps/api/problems/problem';
import { CaseEngine, type Answer, type Sent } from '#apps/api/submissions/case-engine';
import {
  findCommand,
  recordCommand,
  commandDigest,
  writeOutcome,
  type Command,
  type NewCommand,
  type Recorded,
} from '#libs/persistence/cases/command-store';
import { startOf, startOfCase } from '#libs/persistence/cases/case-start';
import { findCase, stateOf } from '#libs/persistence/cases/case-store';
import type { Outcome } from '#libs/case/outcome';
import type { Refusal } from '#libs/case/refusal';
import { admits, OPENING_VERBS, type Verb } from '#libs/case/process';
import { isFinal, type Stage } from '#libs/case/stage';
import type { CommandVerb } from '#workflows/messages';

/** A command is a row before it is sent; whatever happens on the way, the row gets one outcome. */
@Injectable()
export class CommandsService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly engine: CaseEngine,
    private readonly log: Log,
  ) {}

  /**
   * Writes and sends; answers the row, with its outcome when the engine answered in time. What rights and process
   * refuse at once is kept with that outcome and never reaches the engine; a repeat is the engine's to answer, for the
   * first may be under way.
   */
  async give(command: NewCommand, refusal: Refusal | null = null): Promise<Command> {
    const { manager } = this.dataSource;
    const { row, isNew } = await record(manager, command);
    if (row.bodyDigest !== commandDigest(command)) throw new Problem(422, 'REQUEST_ID_REUSED');
    if (row.outcome !== null) return row;
    if (!isNew || refusal === null) return this.send(row);
    await writeOutcome(manager, row.requestId, { state: 'refused', refusal });
    return this.answered(row);
  }

  /** Sends a row again as it stands: what callers and the sweeper both do. */
  async send(row: Command): Promise<Command> {
    const sent = sentOf(row);
    let answer = OPENING_VERBS.includes(row.verb as Verb)
      ? await this.start(row, sent)
      : await this.engine.send(sent, row.businessNo);
    // The engine has lost an open case (an older store), or one that has ended is opened again: it loads its state from its row.
    if (answer.kind === 'gone' && !(await this.hasEnded(row))) answer = await this.start(row, sent);
    const seq = await this.seqOfRowAhead(row, sent, answer);
    if (seq !== null) answer = await this.engine.send({ ...sent, seq }, row.businessNo);
    // What the activity wrote is what the engine answers: no need to read it again.
    if (answer.kind === 'outcome' && answer.outcome.state === 'done')
      return Object.assign(row, { outcome: answer.outcome });
    await this.settle(row, answer);
    return this.answered(row);
  }

  private async answered(row: Command): Promise<Command> {
    return (await findCommand(this.dataSource.manager, row.requestId)) ?? row;
  }

  /**
   * A validator that refuses what the row admits belongs to a workflow behind its row (an older store): sent again with
   * the row's last event, the command is judged by the row, and the workflow catches up on the way.
   */
  private async seqOfRowAhead(row: Command, sent: Sent, answer: Answer): Promise<number | null> {
    if (answer.kind !== 'outcome' || answer.outcome.state === 'done') return null;
    const { manager } = this.dataSource;
    if ((await findCommand(manager, row.requestId))?.outcome !== null) return null;
    const submission = await findCase(manager, row.businessNo);
    return submission !== null && admits(stateOf(submission), sent) === null
      ? submission.seq
      : null;
  }

  private async start(row: Command, sent: Sent): Promise<Answer> {
    return this.engine.sendWithStart(sent, await startOf(this.dataSource.manager, row));
  }

  /** A refusal of the validator and a lost race leave no trace in the engine: the sender writes them down. */
  private async settle(row: Command, answer: Answer): Promise<void> {
    if (answer.kind === 'under-way') return;
    if (answer.kind === 'outcome' && answer.outcome.state === 'done') return;
    const outcome: Outcome =
      answer.kind === 'outcome'
        ? answer.outcome
        : { state: 'refused', refusal: { code: await this.whyGone(row) } };
    await writeOutcome(this.dataSource.manager, row.requestId, outcome);
  }

  /** A lost race; or the engine holds a case for completed that its row does not: an older row, for operations. */
  private async whyGone(row: Command): Promise<string> {
    const { businessNo, requestId, verb } = row;
    if (await this.hasEnded(row)) return 'CASE_FINISHED';
    this.log.pino.error({ businessNo, requestId, verb }, 'engine and row of a case disagree');
    return 'CASE_OUT_OF_STEP';
  }

  /** Lets a case that stands still read its row; started again if the engine has lost it. */
  async wake(businessNo: string): Promise<void> {
    const { manager } = this.dataSource;
    const start = await startOfCase(manager, businessNo);
    if (start !== null) await this.engine.wake(start, `wake/${businessNo}/${randomUUID()}`);
  }

  /** For this act: money taken back opens again what was completed. */
  private async hasEnded({ businessNo, verb }: Command): Promise<boolean> {
    const submission = await findCase(this.dataSource.manager, businessNo);
    if (submission === null || !isFinal(submission.stage as Stage)) return false;
    return admits(stateOf(submission), { verb: verb as Verb }) !== null;
  }
}

function sentOf(row: Command): Sent {
  return {
    requestId: row.requestId,
    verb: row.verb as CommandVerb,
    ...(typeof row.body['taskKey'] === 'string' ? { taskKey: row.body['taskKey'] } : {}),
  };
}

/** With the id that ties it to the browser's request. */
function record(manager: EntityManager, command: NewCommand): Promise<Recorded> {
  return recordCommand(manager, { ...command, correlationId: correlationId() });
}
