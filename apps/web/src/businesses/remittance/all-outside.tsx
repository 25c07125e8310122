import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { plainYuan } from '#libs/fund/money';
import {
  assessableMonthsFindings,
  type FindingView,
  type MonthPreviewView,
} from '../../api/generated';
import { useTexts } from '../../i18n/texts';
import { ProblemAlert } from '../../ui/problem-alert';
import { REMITTANCE_TEXTS } from './remittance.texts';

const LINES_PER_READ = 100;

/** Everybody whose base is out of the month's bounds, as lines for the register that adjusts bases: each with the bound it is beyond. */
export function AllOutside({ record }: { record: MonthPreviewView }) {
  const t = useTexts(REMITTANCE_TEXTS);
  const navigate = useNavigate();
  const { month, findings } = record;
  const { floorFen, capFen, outsideBounds } = findings;
  const taking = useMutation({
    mutationFn: () => outsideOf(month, findings),
    onSuccess: (found) => {
      const lines = found.map(({ accountNo, name, idNumberMasked, baseFen }) =>
        [accountNo, name, idNumberMasked, plainYuan(baseFen < floorFen ? floorFen : capFen)].join(
          '\t',
        ),
      );
      const remedy = found[0]?.problems[0]?.remedy ?? '';
      void navigate(`/businesses/${remedy}`, { state: { pasted: lines.join('\n') } });
    },
  });
  if (outsideBounds < 2) return null;
  return (
    <div className="all-outside">
      <ProblemAlert error={taking.error} />
      <Button
        loading={taking.isPending}
        onClick={() => {
          taking.mutate();
        }}
      >
        {t('allOutside', { count: outsideBounds })}
      </Button>{' '}
      <span className="help">{t('allOutsideHelp')}</span>
    </div>
  );
}

async function outsideOf(
  month: string,
  { floorFen, capFen }: MonthPreviewView['findings'],
): Promise<FindingView[]> {
  const found: FindingView[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof assessableMonthsFindings>> =
      await assessableMonthsFindings({
        path: { month },
        query: { limit: LINES_PER_READ, ...(after === null ? {} : { after }) },
      });
    found.push(...page.items.filter(({ baseFen }) => baseFen < floorFen || baseFen > capFen));
    after = page.next;
  } while (after !== null);
  return found;
}
