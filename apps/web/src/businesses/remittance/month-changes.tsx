import { assessableMonthsChanges } from '../../api/generated';
import { usePaged } from '../../api/use-paged';
import { showMonth } from '../../i18n/dates';
import { useTexts } from '../../i18n/texts';
import { Dialog } from '../../ui/dialog';
import { PagedList } from '../../ui/paged-list';
import { ASSESSABLE } from '../../live/reread-assessable';
import { MemberLines } from './member-lines';
import { REMITTANCE_TEXTS } from './remittance.texts';

interface MonthChangesProps {
  month: string;
  open: boolean;
  onClose: () => void;
}

/** Who comes, leaves or changes in a month, and by which case, before it is assessed. */
export function MonthChanges({ month, open, onClose }: MonthChangesProps) {
  const t = useTexts(REMITTANCE_TEXTS);
  const title = t('changesOf', { month: showMonth(month) });
  return (
    <Dialog open={open} wide title={title} onClose={onClose}>
      <Changes month={month} title={title} />
    </Dialog>
  );
}

function Changes({ month, title }: { month: string; title: string }) {
  const t = useTexts(REMITTANCE_TEXTS);
  const rows = usePaged([...ASSESSABLE, month, 'changes'], (page) =>
    assessableMonthsChanges({ path: { month }, query: page }),
  );
  return (
    <PagedList paged={rows} empty={t('noChanges')}>
      {(items) => <MemberLines label={title} rows={items} />}
    </PagedList>
  );
}
