import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Gauge } from 'prom-client';
import type { DataSource } from 'typeorm';
import { ReadinessProbe, type Readiness } from '#apps/api/health/readiness';
import { Kept } from '#apps/api/observability/kept';
import { kindOfFailure } from '#apps/api/observability/kind-of-failure';
import { Log } from '#apps/api/observability/log';
import { Metrics } from '#apps/api/observability/metrics';
import { caseFigures, type CaseFigures } from '#libs/persistence/cases/case-figures';
import { lastProof, type LastProof } from '#libs/persistence/ledger/proof-store';

/** Scrapes come every few seconds, from more than one side; the readers of these figures think in minutes. */
const TIMES = { keptMs: 10_000, limitMs: 3_000 };

interface Figure<Found> {
  readonly name: string;
  readonly help: string;
  /** A number, or one for each value of the label: stages, roles and servers, never persons. */
  readonly label?: string;
  readonly of: (found: Found) => number | Readonly<Record<string, number>>;
}

const OF_CASES: readonly Figure<CaseFigures>[] = [
  {
    name: 'hall_commands_pending',
    help: 'Commands (acts on a case) that were accepted and have no outcome yet; counted up to 10000',
    of: (found) => found.commandsPending,
  },
  {
    name: 'hall_commands_pending_oldest_seconds',
    help: 'Age of the oldest command without an outcome; 0 when there is none',
    of: (found) => found.oldestCommandSeconds,
  },
  {
    name: 'hall_cases',
    help: 'Cases that are not finished, by the stage they stand in; parked ones wait for operations',
    label: 'stage',
    of: (found) => found.cases,
  },
  {
    name: 'hall_postings_at_rest',
    help: 'Cases in stage posting whose last event is older than 5 minutes; counted up to 1000',
    of: (found) => found.postingsAtRest,
  },
  {
    name: 'hall_tasks_overdue',
    help: 'Open tasks of staff past their due time, by role; a role without dated tasks is absent',
    label: 'role',
    of: (found) => found.tasksOverdue,
  },
  {
    name: 'hall_receipts_missing',
    help: 'Cases begun in the last 30 days, completed for 10 minutes or more and without a receipt; counted up to 10000',
    of: (found) => found.receiptsMissing,
  },
];

const OF_BOOKS: readonly Figure<LastProof>[] = [
  {
    name: 'hall_books_hold',
    help: 'Whether the last proof of the books found no difference; absent before the first',
    of: ({ difference }) => Number(difference === null),
  },
  {
    name: 'hall_books_proof_age_seconds',
    help: 'Age of the last proof of the books; absent before the first',
    of: ({ ageSeconds }) => ageSeconds,
  },
];

const OF_SERVERS: Figure<Readiness> = {
  name: 'hall_server_up',
  help: 'Whether the database and Temporal answer this api within two seconds, as /health/ready says',
  label: 'server',
  of: ({ database, temporal }) => ({ database: Number(database), temporal: Number(temporal) }),
};

/** Gauges read from the database when Prometheus asks. A database that is away makes them absent, never old or zero. */
@Injectable()
export class CaseGauges {
  constructor(
    private readonly metrics: Metrics,
    private readonly log: Log,
    @InjectDataSource() private readonly dataSource: DataSource,
    readiness: ReadinessProbe,
  ) {
    const cases = new Kept(() => this.readCases(), TIMES);
    const books = new Kept(() => lastProof(this.dataSource.manager), TIMES);
    const servers = new Kept(() => readiness.probe(), { ...TIMES, keptMs: 0 });
    for (const figure of OF_CASES) this.show(figure, () => cases.read());
    for (const figure of OF_BOOKS) this.show(figure, () => books.read());
    this.show(OF_SERVERS, () => servers.read());
    this.show(
      {
        name: 'hall_figures_up',
        help: 'Whether the figures of cases, commands and tasks could be read; 0: they are absent from this answer',
        of: Number,
      },
      async () => (await cases.read()) !== null,
    );
  }

  private async readCases(): Promise<CaseFigures> {
    try {
      return await caseFigures(this.dataSource.manager);
    } catch (error) {
      this.log.pino.warn({ cause: kindOfFailure(error) }, 'the figures of cases were not read');
      throw error;
    }
  }

  private show<Found>(figure: Figure<Found>, read: () => Promise<Found | null>): void {
    const { name, help, label, of } = figure;
    const gauge: Gauge = new Gauge({
      name,
      help,
      labelNames: label === undefined ? [] : [label],
      registers: [this.metrics.registry],
      collect: async () => {
        const found = await read();
        if (label === undefined) gauge.remove();
        else gauge.reset();
        if (found !== null) fill(gauge, label, of(found));
      },
    });
  }
}

function fill(
  gauge: Gauge,
  label: string | undefined,
  value: number | Readonly<Record<string, number>>,
): void {
  if (typeof value === 'number') gauge.set(value);
  else if (label !== undefined)
    for (const [of, count] of Object.entries(value)) gauge.set({ [label]: of }, count);
}
