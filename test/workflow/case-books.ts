import { Context } from '@temporalio/activity';
import type { Activities } from '#activities/index';
import type { ActRequest, ActResult, KnownEvent, Outcome } from '#libs/case/outcome';
import type { Plan } from '#libs/case/plan';
import type { Refusal } from '#libs/case/refusal';
import {
  decide,
  evolve,
  isRefusal,
  UNOPENED,
  type Command,
  type ProcessEvent,
  type ProcessState,
  type Verb,
} from '#libs/case/process';
import { SYSTEM_ACTOR, type ActorRef } from '#libs/case/actor';

/** Who gives commands in these tests, each a person of his own. */
export const PEOPLE = {
  system: { kind: 'system', id: 0, person: 0 },
  operator: { kind: 'operator', id: 1, person: 1001 },
  first: { kind: 'staff', id: 1, person: 101 },
  second: { kind: 'staff', id: 2, person: 103 },
  operations: { kind: 'staff', id: 3, person: 202 },
} as const satisfies Record<string, ActorRef>;

interface CaseRow {
  state: ProcessState;
  readonly events: ProcessEvent[];
}

/** The activities' world in memory: rows, events and commands, written as the real ones write them. */
export class CaseBooks {
  plan: Plan = { levels: [], papers: [] };
  /** Working time of a level's task; the engine's clock, not the machine's. */
  dueAfterMs = 3 * 24 * 3_600_000;
  /** What the next posting meets; empty = it goes through. */
  readonly postingMeets: Error[] = [];
  /** Failures the next acts meet before anything is written. */
  readonly actMeets: Error[] = [];
  receiptMeets: Error | null = null;
  /** The next print is never heard of again: its worker was killed. */
  losesNextPrinter = false;
  /** The next act is written, but the engine never hears of it: its worker dies. */
  losesNextAnswer = false;
  /** A posting makes a sum due: the case waits for its money. */
  collects = false;
  posted = 0;
  receipts = 0;
  actCalls = 0;
  private readonly rows = new Map<string, CaseRow>();
  private readonly givers = new Map<string, ActorRef>();
  private readonly outcomes = new Map<string, Outcome>();
  private readonly refusals = new Map<Verb, Refusal>();
  /** When what was written behind the workflow's back happened. */
  private readonly times = new Map<ProcessEvent, number>();
  private held: { verb: Verb; reach: () => void; gone: Promise<void> } | null = null;

  constructor(private readonly nowMs: () => Promise<number>) {}

  /** The command's row, written before it is sent. */
  command(requestId: string, actor: ActorRef): string {
    this.givers.set(requestId, actor);
    return requestId;
  }

  row(businessNo: string): CaseRow {
    const row = this.rows.get(businessNo) ?? { state: UNOPENED, events: [] };
    this.rows.set(businessNo, row);
    return row;
  }

  kinds(businessNo: string): Verb[] {
    return this.row(businessNo).events.map((event) => event.kind);
  }

  outcomeOf(requestId: string): Outcome | undefined {
    return this.outcomes.get(requestId);
  }

  /** Writes an event behind the workflow's back, as if the engine's store had lost it. */
  async writeAhead(businessNo: string, verb: Verb, actor: ActorRef): Promise<void> {
    const row = this.row(businessNo);
    const event = decide(row.state, {
      verb,
      actor,
      dueAt: this.dueAfter(await this.nowMs()),
      ...(verb === 'submit' ? { plan: this.plan } : {}),
    });
    if (isRefusal(event)) throw new Error(event.code);
    this.append(row, event);
    this.times.set(event, await this.nowMs());
  }

  /** The next act of this verb is refused under the row's lock, whatever the process would say. */
  refuseNext(verb: Verb, refusal: Refusal): void {
    this.refusals.set(verb, refusal);
  }

  /** Holds the next act of this verb at the database's door until the test lets it go. */
  hold(verb: Verb): { reached: Promise<void>; go: () => void } {
    let reach: () => void = () => undefined;
    let go: () => void = () => undefined;
    const reached = new Promise<void>((resolve) => (reach = resolve));
    const gone = new Promise<void>((resolve) => (go = resolve));
    this.held = { verb, reach, gone };
    return { reached, go };
  }

  readonly activities = {
    act: async (request) => {
      this.actCalls += 1;
      const failure = this.actMeets.shift();
      if (failure !== undefined) throw failure;
      if (this.held?.verb === request.verb) await this.passDoor(this.held);
      const result = this.act(request, await this.nowMs());
      if (!this.losesNextAnswer) return result;
      this.losesNextAnswer = false;
      throw new Error('worker killed');
    },
    post: async ({ businessNo, seq }) => {
      const failure = this.postingMeets.shift();
      if (failure !== undefined) throw failure;
      const row = this.row(businessNo);
      const missed = row.events.filter((event) => event.seq > seq);
      if (missed.length > 0) return { events: missed, outcome: null };
      const collects = this.collects && row.state.collects !== true;
      const event = decide(row.state, { verb: 'post', actor: SYSTEM_ACTOR, collects });
      if (isRefusal(event)) throw new Error(event.code);
      this.posted += 1;
      this.append(row, event);
      return Promise.resolve({ events: [event], outcome: { state: 'done' } });
    },
    missed: ({ businessNo, seq }) => {
      const events = this.missedAfter(businessNo, seq);
      return Promise.resolve({ events, outcome: { state: 'done' } });
    },
    renderReceipt: () => {
      if (this.losesNextPrinter) return this.neverHeardOf();
      if (this.receiptMeets !== null) return Promise.reject(this.receiptMeets);
      this.receipts += 1;
      return Promise.resolve({ documentId: '1' });
    },
  } satisfies Partial<Activities>;

  private neverHeardOf(): Promise<never> {
    this.losesNextPrinter = false;
    // Only the end of the tests ends it.
    return Context.current().cancelled;
  }

  private missedAfter(businessNo: string, seq: number): KnownEvent[] {
    const missed = this.row(businessNo).events.filter((event) => event.seq > seq);
    return missed.map((event) => {
      const ms = this.times.get(event);
      return ms === undefined ? event : { ...event, at: new Date(ms).toISOString() };
    });
  }

  private dueAfter(nowMs: number): string {
    return new Date(nowMs + this.dueAfterMs).toISOString();
  }

  private async passDoor(held: { reach: () => void; gone: Promise<void> }): Promise<void> {
    this.held = null;
    held.reach();
    await held.gone;
  }

  private act(request: ActRequest, nowMs: number): ActResult {
    const row = this.row(request.businessNo);
    const missed = this.missedAfter(request.businessNo, request.seq);
    const answered = this.outcomes.get(request.requestId);
    if (answered !== undefined) return { events: missed, outcome: answered };
    if (missed.length > 0) return { events: missed, outcome: null };
    const event = this.refusalOf(request) ?? decide(row.state, this.commandOf(request, nowMs));
    const outcome: Outcome = isRefusal(event)
      ? { state: 'refused', refusal: event }
      : { state: 'done' };
    if (this.givers.has(request.requestId)) this.outcomes.set(request.requestId, outcome);
    if (isRefusal(event)) return { events: [], outcome };
    this.append(row, event);
    return { events: [event], outcome };
  }

  private refusalOf({ verb }: ActRequest): Refusal | null {
    const refusal = this.refusals.get(verb) ?? null;
    this.refusals.delete(verb);
    return refusal;
  }

  private commandOf({ verb, requestId, taskKey, reason }: ActRequest, nowMs: number): Command {
    return {
      verb,
      actor: this.givers.get(requestId) ?? SYSTEM_ACTOR,
      ...(verb === 'remind' ? {} : { dueAt: this.dueAfter(nowMs) }),
      ...(verb === 'submit' || verb === 'assess' ? { plan: this.plan } : {}),
      ...(taskKey === undefined ? {} : { taskKey }),
      ...(reason === undefined ? {} : { reason }),
    };
  }

  private append(row: CaseRow, event: ProcessEvent): void {
    row.events.push(event);
    row.state = evolve(row.state, event);
  }
}
