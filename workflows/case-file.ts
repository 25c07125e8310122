import {
  ApplicationFailure,
  log,
  patched,
  setCurrentDetails,
  upsertSearchAttributes,
} from '@temporalio/workflow';
import type { Act, CommandVerb, Start } from '#workflows/messages';
import { acts, missed } from '#workflows/proxies';
import { shownStage, stageAttributes } from '#workflows/shown';
import { Turns } from '#workflows/turns';
import type { ActRequest, ActResult, KnownEvent, Outcome } from '#libs/case/outcome';
import type { Refusal } from '#libs/case/refusal';
import {
  admits,
  evolve,
  SELF_REQUEST,
  UNOPENED,
  type ProcessState,
  type Verb,
} from '#libs/case/process';

/** What a running case knows: the process state, and since when it stands where it stands. */
export class CaseFile {
  state: ProcessState;
  enteredAtMs: number;
  private readonly turns = new Turns();
  /** The values it is found by in the engine's index, as this run wrote them last. */
  private foundBy = '';

  constructor(private readonly start: Start) {
    this.state = start.resumed?.state ?? UNOPENED;
    this.enteredAtMs = start.resumed?.enteredAtMs ?? Date.now();
  }

  /**
   * Before history: what the process cannot admit leaves no trace. A case not yet loaded admits anything, and so does
   * one whose row is known to be ahead (an older engine store).
   */
  validate(verb: CommandVerb, act: Act): void {
    if (act.requestId.startsWith(SELF_REQUEST))
      throw ApplicationFailure.nonRetryable('NOT_YOUR_CASE', 'Refused', { code: 'NOT_YOUR_CASE' });
    if (this.state.stage === 'unopened' || (act.seq ?? 0) > this.state.seq) return;
    const refusal = admits(this.state, {
      verb,
      ...(act.taskKey === undefined ? {} : { taskKey: act.taskKey }),
    });
    if (refusal !== null) throw ApplicationFailure.nonRetryable(refusal.code, 'Refused', refusal);
  }

  /** A person's act: durable before it is written, written before it is answered. */
  act(verb: CommandVerb, act: Act): Promise<Outcome> {
    return this.turns.take(() => this.write(verb, act.requestId, act));
  }

  /**
   * An act of the process itself (deadline, parking), named so that a repeat is recognised. It was meant for the state
   * it was asked in: when somebody has acted meanwhile, or the row was ahead, it is forgotten.
   */
  actBySelf(verb: Verb, reason?: Refusal): Promise<void> {
    const { seq } = this.state;
    const requestId = `${SELF_REQUEST}${this.start.businessNo}/${String(seq)}/${verb}`;
    return this.turns.take(async () => {
      if (this.state.seq !== seq) return;
      const { outcome } = await this.writeOnce(verb, requestId, reasonOf(reason));
      const editedAt = outcome?.refusal?.details?.['editedAt'];
      // A draft that is worked on rests only since its last edit.
      if (typeof editedAt === 'string') this.enteredAtMs = Date.parse(editedAt);
    });
  }

  /** Applies what the row knows and this workflow does not (an older engine store, or a new start). */
  catchUp(): Promise<number> {
    return this.turns.take(async () => {
      this.apply(await missed({ businessNo: this.start.businessNo, seq: this.state.seq }));
      return this.state.seq;
    });
  }

  /** Posting writes its own event in its own transaction. */
  post(work: (seq: number) => Promise<ActResult>): Promise<void> {
    return this.turns.take(async () => {
      this.apply(await work(this.state.seq));
    });
  }

  private async write(
    verb: Verb,
    requestId: string,
    extra: { taskKey?: string },
  ): Promise<Outcome> {
    for (;;) {
      const { outcome } = await this.writeOnce(verb, requestId, extra);
      if (outcome !== null) return outcome;
      // The row was ahead (an older engine store): the missed events are applied now, decide again.
      log.warn('case caught up with its row', { seq: this.state.seq });
    }
  }

  private async writeOnce(
    verb: Verb,
    requestId: string,
    extra: Pick<ActRequest, 'taskKey' | 'reason' | 'reasonDetails'>,
  ): Promise<ActResult> {
    const result = await acts(verb).act({
      businessNo: this.start.businessNo,
      business: this.start.business,
      seq: this.state.seq,
      verb,
      requestId,
      ...(extra.taskKey === undefined ? {} : { taskKey: extra.taskKey }),
      ...(extra.reason === undefined ? {} : { reason: extra.reason }),
      ...(extra.reasonDetails === undefined ? {} : { reasonDetails: extra.reasonDetails }),
    });
    this.apply(result);
    return result;
  }

  private apply(result: ActResult): void {
    for (const event of result.events) {
      if (event.seq <= this.state.seq) continue;
      const before = this.state;
      this.state = evolve(before, event);
      if (before.stage !== this.state.stage || before.level !== this.state.level)
        this.enteredAtMs = happenedAtMs(event);
    }
    if (result.events.length === 0) return;
    this.show();
  }

  private show(): void {
    setCurrentDetails(shownStage(this.state));
    const attributes = stageAttributes(this.state);
    const found = JSON.stringify(attributes.map(({ value }) => value));
    if (patched(SHOWN_WHEN_CHANGED) && found === this.foundBy) return;
    this.foundBy = found;
    upsertSearchAttributes(attributes);
  }
}

/** Cases begun before it tell the engine's index of every event. To be deprecated with them. */
const SHOWN_WHEN_CHANGED = 'shown-when-changed';

/** Cases healed before it have the time of their healing for the beginning of their stage. To be deprecated with them. */
const STAGE_CLOCK = 'stage-clock';

/** What was missed happened when the row says, and a stage's time runs from there: healing gives nobody more of it. */
function happenedAtMs({ at }: KnownEvent): number {
  return at !== undefined && patched(STAGE_CLOCK) ? Date.parse(at) : Date.now();
}

function reasonOf(refusal: Refusal | undefined): Pick<ActRequest, 'reason' | 'reasonDetails'> {
  if (refusal === undefined) return {};
  const { code: reason, details } = refusal;
  return details === undefined ? { reason } : { reason, reasonDetails: details };
}
