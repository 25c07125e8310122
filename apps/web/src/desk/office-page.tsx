import { readsCases } from '../frame/reader-kind';
import { useSignedIn } from '../frame/session';
import { useTexts } from '../i18n/texts';
import { Panel } from '../ui/panel';
import { EmptyState } from '../ui/states';
import './desk.css';
import { DESK_TEXTS } from './desk.texts';
import { FindCase } from './find-case';

/** Where staff begin whose role has no tasks: those who may read cases find one by its number. */
export function OfficePage() {
  const t = useTexts(DESK_TEXTS);
  const me = useSignedIn();
  return (
    <div className="narrow-page">
      <h1 className="desk-title">{t('desk')}</h1>
      <Panel>{readsCases(me) ? <FindCase /> : <EmptyState text={t('noDesk')} />}</Panel>
    </div>
  );
}
