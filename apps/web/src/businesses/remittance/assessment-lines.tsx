import { useState } from 'react';
import { assessmentsLines, assessmentsSearch, type AssessmentView } from '../../api/generated';
import { usePaged } from '../../api/use-paged';
import { useServerText, useTexts } from '../../i18n/texts';
import { CheckBox } from '../../ui/check-box';
import { Dialog } from '../../ui/dialog';
import { PagedList } from '../../ui/paged-list';
import { SheetLinks } from '../../ui/sheet-links';
import { SearchBox } from '../../ui/search-box';
import { ASSESSMENTS } from './keys';
import { MadeGoodLines } from './made-good-lines';
import { MemberLines } from './member-lines';
import { isSupplement, monthsOf } from '../../notices/months-of';
import { REMITTANCE_TEXTS } from './remittance.texts';

interface AssessmentLinesProps {
  row: AssessmentView;
  open: boolean;
  onClose: () => void;
}

/** 明细: the members as they were assessed, page by page, by account or name, or only who changed. */
export function AssessmentLines({ row, open, onClose }: AssessmentLinesProps) {
  const t = useTexts(REMITTANCE_TEXTS);
  const server = useServerText();
  const title = t('linesOf', { month: monthsOf(row), kind: server(row.kindText) });
  return (
    <Dialog open={open} wide title={title} onClose={onClose}>
      <Lines row={row} title={title} />
    </Dialog>
  );
}

function Lines({ row, title }: { row: AssessmentView; title: string }) {
  const { businessNo } = row;
  const t = useTexts(REMITTANCE_TEXTS);
  const [words, setWords] = useState('');
  const [changedOnly, setChangedOnly] = useState(false);
  const rows = usePaged([...ASSESSMENTS, businessNo, 'lines', words, changedOnly], (page) => {
    const path = { businessNo };
    const asked = { ...page, ...(changedOnly ? { changed: 'true' } : {}) };
    return words === ''
      ? assessmentsLines({ path, query: asked })
      : assessmentsSearch({
          path,
          body: { ...page, q: words, ...(changedOnly ? { changed: 'true' } : {}) },
        });
  });
  return (
    <>
      <div className="query-form">
        <SearchBox label={t('searchLines')} asked={words} onAsk={setWords} />
        {isSupplement(row) ? null : (
          <CheckBox label={t('changedOnly')} checked={changedOnly} onChange={setChangedOnly} />
        )}
        <SheetLinks
          address={`/api/assessments/${businessNo}/lines/sheet`}
          asked={changedOnly ? { changed: 'true' } : {}}
        />
      </div>
      <PagedList paged={rows} empty={t('noLines')}>
        {(items) =>
          isSupplement(row) ? (
            <MadeGoodLines label={title} rows={items} />
          ) : (
            <MemberLines label={title} rows={items} />
          )
        }
      </PagedList>
    </>
  );
}
