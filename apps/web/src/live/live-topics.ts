import { queryClient } from '../api/queries';

export interface LiveEvent {
  topic: 'message' | 'todo' | 'done' | 'initiated' | 'case' | 'scan' | 'import';
  businessNo?: string;
}

/** Everything a hint may move. */
const LIVE_KEYS = [['boxes'], ['tasks'], ['submissions'], ['home'], ['imports']];

/** After any time in which hints may have been missed: what the page shows is read anew. */
export function rereadAll(): void {
  for (const queryKey of LIVE_KEYS) void queryClient.invalidateQueries({ queryKey });
}

/** The least a page may ask to learn whether its session still stands. */
export function askForCounts(): void {
  void queryClient.invalidateQueries({ queryKey: ['boxes', 'counts'] });
}

export function receive(event: LiveEvent): void {
  for (const queryKey of touchedBy(event)) void queryClient.invalidateQueries({ queryKey });
}

function touchedBy({ topic, businessNo }: LiveEvent): unknown[][] {
  const ofCase = businessNo === undefined ? ['submissions'] : ['submissions', businessNo];
  switch (topic) {
    case 'message':
      return [
        ['boxes', 'messages'],
        ['boxes', 'counts'],
      ];
    case 'todo':
      return [['boxes', 'todo'], ['boxes', 'counts'], ['tasks']];
    case 'done':
      return [
        ['boxes', 'done'],
        ['boxes', 'counts'],
      ];
    case 'initiated':
      return [['boxes', 'initiated'], ['boxes', 'counts'], ['home']];
    case 'import':
      return [['imports'], ofCase];
    case 'scan':
      return [businessNo === undefined ? ofCase : [...ofCase, 'scans']];
    case 'case':
      return [ofCase, ['tasks']];
    default:
      return [];
  }
}
