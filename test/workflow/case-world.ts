import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import {
  WithStartWorkflowOperation,
  WorkflowUpdateFailedError,
  type WorkflowHandle,
} from '@temporalio/client';
import {
  ApplicationFailure,
  defineSearchAttributeKey,
  SearchAttributeType,
} from '@temporalio/common';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import {
  bundleWorkflowCode,
  DefaultLogger,
  Runtime,
  Worker,
  type WorkflowBundleWithSourceMap,
} from '@temporalio/worker';
import { testEnvironment } from '#config/test-environment';
import type { Outcome } from '#libs/case/outcome';
import type { Plan } from '#libs/case/plan';
import type { ProcessState, Verb } from '#libs/case/process';
import type { ActorRef } from '#libs/case/actor';
import type { Stage } from '#libs/case/stage';
import { CaseBooks, PEOPLE } from '#test/workflow/case-books';
import { timeSkippingEngine } from '#test/workflow/time-skipping';
import {
  actUpdates,
  DOCUMENT_QUEUE,
  HALL_QUEUE,
  POSTING_QUEUE,
  progress,
  wake,
  workflowIdOf,
  WORKFLOW_TYPE,
  type CommandVerb,
  type Start,
} from '#workflows/messages';

const ATTRIBUTES = ['HallBusiness', 'HallUnit', 'HallStage', 'HallBranch', 'HallRole'];

export const TWO_LEVELS: Plan = {
  levels: [
    { role: 'first-reviewer', dueDays: 3 },
    { role: 'second-reviewer', dueDays: 2 },
  ],
  papers: [],
};
export const ONE_LEVEL: Plan = { levels: [{ role: 'first-reviewer', dueDays: 3 }], papers: [] };
export const NO_LEVEL: Plan = { levels: [], papers: [] };

/** Bundles the workflows as they stand in the sources, not in the last build. */
export function bundleOf(
  workflowsFile = 'workflows/index.ts',
): Promise<WorkflowBundleWithSourceMap> {
  return bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL(`../../${workflowsFile}`, import.meta.url)),
    logger: new DefaultLogger('ERROR'),
    webpackConfigHook: (config) => ({
      ...config,
      resolve: { ...config.resolve, conditionNames: ['source', 'import', 'require', 'default'] },
    }),
  });
}

Runtime.install({ logger: new DefaultLogger('ERROR') });

/** The real workflow on an engine in which thirty days pass at once, over books kept in memory. */
export class CaseWorld {
  private constructor(
    readonly engine: TestWorkflowEnvironment,
    readonly books: CaseBooks,
    private readonly workers: readonly Worker[],
    private readonly running: Promise<unknown>,
  ) {}

  static async begin(): Promise<CaseWorld> {
    const engine = await timeSkippingEngine();
    await declareSearchAttributes(engine);
    return CaseWorld.on(engine);
  }

  /** On a development server, in real time: for histories as production writes them. */
  static async recording(extraArgs: string[] = []): Promise<CaseWorld> {
    const path = testEnvironment.temporalCli();
    const searchAttributes = ATTRIBUTES.map((name) =>
      defineSearchAttributeKey(name, SearchAttributeType.KEYWORD),
    );
    const engine = await TestWorkflowEnvironment.createLocal({
      server: { executable: { type: 'existing-path', path }, searchAttributes, extraArgs },
    });
    return CaseWorld.on(engine);
  }

  private static async on(engine: TestWorkflowEnvironment): Promise<CaseWorld> {
    const books = new CaseBooks(() => engine.currentTimeMs());
    const common = { connection: engine.nativeConnection, activities: books.activities };
    const workers = [
      await Worker.create({ ...common, taskQueue: HALL_QUEUE, workflowBundle: await bundleOf() }),
      await Worker.create({ ...common, taskQueue: POSTING_QUEUE }),
      await Worker.create({ ...common, taskQueue: DOCUMENT_QUEUE }),
    ];
    return new CaseWorld(engine, books, workers, Promise.all(workers.map((one) => one.run())));
  }

  async end(): Promise<void> {
    for (const worker of this.workers) worker.shutdown();
    await this.running;
    await this.engine.teardown();
  }

  /** Real time, for an engine that skips none. */
  pause(ms: number): Promise<void> {
    return sleep(ms);
  }

  /** A case of its own, opened by the operator; every test has one. */
  async open(plan: Plan): Promise<Case> {
    this.books.plan = plan;
    const one = new Case(this, `20261124${randomBytes(4).readUInt32BE().toString().slice(0, 8)}`);
    await one.start('open', PEOPLE.operator);
    return one;
  }
}

/** INDEXED_VALUE_TYPE_KEYWORD of the engine's protocol. */
const KEYWORD = 2;

/** This server refuses attributes it was not told of; beyond that it keeps no index. */
async function declareSearchAttributes({ connection, namespace }: TestWorkflowEnvironment) {
  await connection.operatorService.addSearchAttributes({
    namespace: namespace ?? 'default',
    searchAttributes: Object.fromEntries(ATTRIBUTES.map((name) => [name, KEYWORD])),
  });
}

export interface Given {
  readonly requestId?: string;
  readonly taskKey?: string;
  /** The row's last event, as a sender adds it who was refused what the row admits. */
  readonly seq?: number;
}

/** One case, as the people around it see it. */
export class Case {
  constructor(
    private readonly world: CaseWorld,
    readonly businessNo: string,
  ) {}

  get handle(): WorkflowHandle {
    return this.world.engine.client.workflow.getHandle(workflowIdOf(this.businessNo));
  }

  /** As the api opens a case, and as it starts one again that the engine has lost. */
  start(verb: CommandVerb, actor: ActorRef, given: Given = {}, resumed?: Start['resumed']) {
    const requestId = this.world.books.command(given.requestId ?? randomUUID(), actor);
    const startWorkflowOperation = new WithStartWorkflowOperation(WORKFLOW_TYPE, {
      workflowId: workflowIdOf(this.businessNo),
      taskQueue: HALL_QUEUE,
      args: [this.startOf(resumed)],
      workflowIdConflictPolicy: 'USE_EXISTING',
    });
    return this.world.engine.client.workflow.executeUpdateWithStart(actUpdates[verb], {
      startWorkflowOperation,
      updateId: requestId,
      args: [{ requestId, ...saidIn(given) }],
    });
  }

  /** A person's act; a refusal of the validator comes back like one of the activity. */
  async act(verb: CommandVerb, actor: ActorRef, given: Given = {}): Promise<Outcome> {
    const requestId = this.world.books.command(given.requestId ?? randomUUID(), actor);
    try {
      return await this.handle.executeUpdate(actUpdates[verb], {
        updateId: requestId,
        args: [{ requestId, ...saidIn(given) }],
      });
    } catch (error) {
      return refusalIn(error);
    }
  }

  /** A run that begins where an earlier one stood. */
  async resume(resumed: NonNullable<Start['resumed']>): Promise<void> {
    await this.world.engine.client.workflow.start(WORKFLOW_TYPE, {
      workflowId: workflowIdOf(this.businessNo),
      taskQueue: HALL_QUEUE,
      args: [this.startOf(resumed)],
    });
  }

  /** As after a restore: nobody acts, the case only reads what its row knows. */
  wake(): Promise<number> {
    return this.handle.executeUpdate(wake, { args: [] });
  }

  /** Waits in real time for a stage that the process reaches by itself. */
  async until(stage: Stage): Promise<void> {
    for (let tries = 0; (await this.state()).stage !== stage; tries += 1) {
      if (tries > 100) throw new Error(`the case never came to ${stage}`);
      await sleep(50);
    }
  }

  state(): Promise<ProcessState> {
    return this.handle.query(progress);
  }

  private startOf(resumed: Start['resumed']): Start {
    const { businessNo } = this;
    const unit = { unitAccountNo: '01000000001', branchCode: '01' };
    const start = { businessNo, business: 'unit-info-change', ...unit };
    return resumed === undefined ? start : { ...start, resumed };
  }

  /** How the case ended; time skips while nobody has anything to do. */
  end(): Promise<unknown> {
    return this.handle.result();
  }

  kinds(): Verb[] {
    return this.world.books.kinds(this.businessNo);
  }

  /** Messages that history keeps; a refused one must not be among them. */
  async acceptedUpdates(): Promise<number> {
    const { events } = await this.handle.fetchHistory();
    const kept = (events ?? []).filter((one) => one.workflowExecutionUpdateAcceptedEventAttributes);
    return kept.length;
  }
}

function saidIn({ taskKey, seq }: Given) {
  return {
    ...(taskKey === undefined ? {} : { taskKey }),
    ...(seq === undefined ? {} : { seq }),
  };
}

function refusalIn(error: unknown): Outcome {
  const cause = error instanceof WorkflowUpdateFailedError ? error.cause : undefined;
  if (!(cause instanceof ApplicationFailure) || cause.type !== 'Refused') throw error;
  return { state: 'refused', refusal: cause.details?.[0] as { code: string } };
}
