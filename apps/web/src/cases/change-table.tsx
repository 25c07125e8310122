import type { DemandedPaperDto, FieldChangeDto } from '../api/generated';
import { useServerText, useTexts } from '../i18n/texts';
import { CASE_TEXTS } from './cases.texts';

/** Changed fields, before beside after. */
export function ChangeTable({
  changes,
  papers,
}: {
  changes: readonly FieldChangeDto[];
  papers: readonly DemandedPaperDto[];
}) {
  const t = useTexts(CASE_TEXTS);
  const server = useServerText();
  return (
    <div className="table-frame" tabIndex={0} role="group" aria-label={t('changesCaption')}>
      <table className="plain">
        <caption className="sr-only">{t('changesCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('field')}</th>
            <th scope="col">{t('before')}</th>
            <th scope="col">{t('after')}</th>
            <th scope="col">{t('paper')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={change.field}>
              <th scope="row" className="nowrap row-head">
                {server(change.label)}
              </th>
              <td className="words">
                <del className="was">{server(change.beforeText) || t('blank')}</del>
              </td>
              <td className="words">
                <ins className="changed">{server(change.afterText) || t('blank')}</ins>
              </td>
              <td>{server(papers.find((paper) => paper.kind === change.paper)?.title) || '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
