import { useNavigate } from 'react-router';
import { Link } from 'react-router';
import { showDay, showInstant } from '../i18n/dates';
import { useSigns } from '../i18n/signs';
import { useServerText, useTexts } from '../i18n/texts';
import { StageTag } from '../ui/status-tag';
import { BOX_TEXTS } from './boxes.texts';
import type { BoxName, BoxRow } from './box-row';

interface BoxTableProps {
  box: BoxName;
  rows: readonly BoxRow[];
  withNumber?: boolean;
}

/** The rows of a box. A row opens by its link, by Enter on it, and by the manual's double click. */
export function BoxTable({ box, rows, withNumber = false }: BoxTableProps) {
  const t = useTexts(BOX_TEXTS);
  const signs = useSigns();
  const staged = box === 'todo' || box === 'initiated';
  return (
    <div className="table-frame" tabIndex={0} role="group" aria-label={t(`box.${box}`)}>
      <table className="plain">
        <caption className="sr-only">{t(`box.${box}`) + signs.comma + t('openHelp')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('business')}</th>
            {withNumber ? <th scope="col">{t('businessNo')}</th> : null}
            <th scope="col">{t('content')}</th>
            {staged ? <th scope="col">{t('stage')}</th> : null}
            {box === 'done' ? <th scope="col">{t('act')}</th> : null}
            {box === 'messages' ? <th scope="col">{t('channel')}</th> : null}
            <th scope="col">{t('time')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.key} row={row} box={box} withNumber={withNumber} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row, box, withNumber }: { row: BoxRow; box: BoxName; withNumber: boolean }) {
  const t = useTexts(BOX_TEXTS);
  const server = useServerText();
  const navigate = useNavigate();
  const open = (): void => {
    void navigate(row.to);
  };
  return (
    <tr className={row.unread === true ? 'unread' : ''} onDoubleClick={open}>
      <td className="nowrap">
        <Link className="row-link" to={row.to}>
          {server(row.title)}
        </Link>
        {row.unread === true ? <span className="sr-only">{t('unread')}</span> : null}
      </td>
      {withNumber ? <td className="when">{row.businessNo}</td> : null}
      <td className="words">{server(row.text)}</td>
      {box === 'todo' || box === 'initiated' ? (
        <td>
          <StageTag stage={row.stage ?? ''} text={server(row.stageText)} />
        </td>
      ) : null}
      {box === 'done' || box === 'messages' ? <td className="nowrap">{server(row.note)}</td> : null}
      <td className="when">
        {showInstant(row.at)}
        {row.dueAt == null ? null : (
          <span className="help">{` ${t('due')} ${showDay(row.dueAt)}`}</span>
        )}
      </td>
    </tr>
  );
}
