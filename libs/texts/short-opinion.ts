const SHOWN_MAX = 80;

/** An opinion where there is one line for it; the whole of it stands on the case. By characters as they are read. */
export function shortOpinion(opinion: string): string {
  const signs = [...opinion.trim().replace(/\s+/g, ' ')];
  return signs.length > SHOWN_MAX ? `${signs.slice(0, SHOWN_MAX - 1).join('')}…` : signs.join('');
}
