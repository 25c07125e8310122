import type { Tone } from '../ui/status-tag';

const TONES: Readonly<Record<string, Tone>> = {
  pending: 'busy',
  recorded: 'busy',
  accepted: 'good',
  cleared: 'good',
  refused: 'bad',
  bounced: 'bad',
};

/** How a payment at the bank stands. */
export function toneOf(state: string): Tone {
  return TONES[state] ?? 'calm';
}
