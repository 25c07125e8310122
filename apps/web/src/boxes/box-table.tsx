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
  /** The centre's staff read whose case it is, where a unit reads which of its operators did it. */
  withUnit?: boolean;
}

/** The rows of a box. A row opens by its link, by Enter on it, and by the manual's double click. */
export function BoxTable({ box, rows, withNumber = false, withUnit = false }: BoxTableProps) {
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
            {box === 'messages' ? (
              <th scope="col">{t('channel')}</th>
            ) : (
              <th scope="col">{t(withUnit ? 'unit' : 'person')}</th>
            )}
            <th scope="col">{t('time')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.key} row={row} {...{ box, withNumber, withUnit }} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = Required<Omit<BoxTableProps, 'rows'>> & { row: BoxRow };

function Row({ row, box, withNumber, withUnit }: RowProps) {
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
      <Content row={row} />
      <Standing row={row} box={box} />
      {box === 'messages' ? null : (
        <td className="words">{withUnit ? row.unit?.name : <Person row={row} />}</td>
      )}
      <td className="when">
        {showInstant(row.at)}
        {row.dueAt == null ? null : (
          <span className="help">{` ${t('due')} ${showDay(row.dueAt)}`}</span>
        )}
      </td>
    </tr>
  );
}

/** What it is about, and below what is to be done. */
function Content({ row: { text, hint } }: { row: BoxRow }) {
  const server = useServerText();
  return (
    <td className="words">
      {server(text)}
      {hint === undefined ? null : (
        <>
          <br />
          <span className="help">{server(hint)}</span>
        </>
      )}
    </td>
  );
}

/** Where the case stands, or the act or the channel the row is of. */
function Standing({ row, box }: { row: BoxRow; box: BoxName }) {
  const server = useServerText();
  return box === 'todo' || box === 'initiated' ? (
    <td>
      <StageTag stage={row.stage ?? ''} text={server(row.stageText)} />
    </td>
  ) : (
    <td className="nowrap">{server(row.note)}</td>
  );
}

/** Who of the unit it is from; no person began what another case asked for, or the unit lets the system do. */
function Person({ row: { person, begunBy } }: { row: BoxRow }) {
  const t = useTexts(BOX_TEXTS);
  if (person !== '') return <>{person}</>;
  return <>{t(begunBy === 'system' ? 'bySystem' : 'byCase')}</>;
}
