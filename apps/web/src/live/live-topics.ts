import { queryClient } from '../api/queries';
import { assessableMayDiffer } from './reread-assessable';

export interface LiveEvent {
  topic: 'message' | 'todo' | 'done' | 'initiated' | 'money' | 'case' | 'scan' | 'import';
  businessNo?: string;
}

const COUNTS = ['boxes', 'counts'];
const WAITING = ['waiting'];
/** What a cashier's desk shows. */
const DESK_KEYS = [
  ['receipts'],
  ['instruments'],
  ['debits'],
  ['reconciliation'],
  ['receivables'],
  WAITING,
];
/** Everything a hint may move. */
const LIVE_KEYS = [
  ['boxes'],
  ['tasks'],
  ['submissions'],
  ['home'],
  ['imports'],
  ['notices'],
  ['assessments'],
  ...DESK_KEYS,
];
/** What shows money: what a unit has unallocated, what its notices and months have received, what waits for a cashier. */
const MONEY_KEYS = [['home'], ['notices'], ['assessments'], ...DESK_KEYS];

/** After any time in which hints may have been missed: what the page shows is read anew. */
export function rereadAll(): void {
  for (const queryKey of LIVE_KEYS) void queryClient.invalidateQueries({ queryKey });
  assessableMayDiffer();
}

/** The least a page may ask to learn whether its session still stands. */
export function askForCounts(): void {
  for (const queryKey of [COUNTS, WAITING]) void queryClient.invalidateQueries({ queryKey });
}

export function receive(event: LiveEvent): void {
  for (const queryKey of touchedBy(event)) void queryClient.invalidateQueries({ queryKey });
  // A case that ended, and money that came, decide which months can be assessed and with whom.
  if (event.topic === 'initiated' || event.topic === 'money') assessableMayDiffer();
}

/** Of the topics that name no case. */
const KEYS: Readonly<Partial<Record<LiveEvent['topic'], unknown[][]>>> = {
  message: [['boxes', 'messages'], COUNTS],
  todo: [['boxes', 'todo'], COUNTS, ['tasks']],
  done: [['boxes', 'done'], COUNTS],
  initiated: [['boxes', 'initiated'], COUNTS, ...MONEY_KEYS],
  money: MONEY_KEYS,
};

function touchedBy({ topic, businessNo }: LiveEvent): unknown[][] {
  const ofCase = businessNo === undefined ? ['submissions'] : ['submissions', businessNo];
  switch (topic) {
    case 'import':
      return [['imports'], ofCase];
    case 'scan':
      return [businessNo === undefined ? ofCase : [...ofCase, 'scans']];
    case 'case':
      return [ofCase, ['tasks']];
    default:
      return KEYS[topic] ?? [];
  }
}
