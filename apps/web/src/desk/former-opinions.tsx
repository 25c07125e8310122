import type { TimelineEntryDto } from '../api/generated';
import { showInstant } from '../i18n/dates';
import { useSigns } from '../i18n/signs';
import { useServerText, useTexts } from '../i18n/texts';
import { DESK_TEXTS } from './desk.texts';

/** What the levels before said in this round, beside the decision of the next. */
export function FormerOpinions({ timeline }: { timeline: readonly TimelineEntryDto[] }) {
  const t = useTexts(DESK_TEXTS);
  const server = useServerText();
  const signs = useSigns();
  const opinions = opinionsOfRound(timeline);
  if (opinions.length === 0) return null;
  return (
    <ul className="former-opinions" aria-label={t('formerOpinions')}>
      {opinions.map((one) => (
        <li key={one.seq}>
          <b>{server(one.actorRole)}</b> {one.actorName} <span>{server(one.kindText)}</span>
          {one.opinion === '' ? '' : `${signs.colon}${one.opinion}`}{' '}
          <span className="help">{showInstant(one.at)}</span>
        </li>
      ))}
    </ul>
  );
}

/** Approvals since the case was last submitted. */
function opinionsOfRound(timeline: readonly TimelineEntryDto[]): TimelineEntryDto[] {
  const submitted = Math.max(0, ...timeline.filter(isCase).map(({ seq }) => seq));
  return timeline.filter(({ seq, kind }) => kind === 'approve' && seq > submitted);
}

function isCase({ kind }: TimelineEntryDto): boolean {
  return kind === 'submit' || kind === 'finish-scans';
}
