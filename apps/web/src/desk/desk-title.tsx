import { Link } from 'react-router';
import { duns, readsMembers } from '../frame/reader-kind';
import { useSignedIn } from '../frame/session';
import { useTexts } from '../i18n/texts';
import { DESK_TEXTS } from './desk.texts';

/** Where staff begin, by its name, and what else their role may look at. */
export function DeskTitle({ title }: { title: string }) {
  const t = useTexts(DESK_TEXTS);
  const me = useSignedIn();
  return (
    <div className="desk-head">
      <h1 className="desk-title">{title}</h1>
      <span className="desk-links">
        {readsMembers(me) ? (
          <Link className="text-link" to="/office/members">
            {t('members')}
          </Link>
        ) : null}
        {duns(me) ? (
          <Link className="text-link" to="/dunning">
            {t('dunning')}
          </Link>
        ) : null}
      </span>
    </div>
  );
}
