import { useServerText, useTexts } from '../../i18n/texts';
import type { Point } from '../../ui/problem-alert';
import { shortTitle } from './column-groups';
import { cellId, entryId, typedColumns } from './columns';
import type { RegisterPlan } from './register-plan';
import { REGISTER_TEXTS } from './register.texts';
import type { Head } from './use-head';
import type { MonthChoice } from './use-month';
import type { Register } from './use-register';

interface Standing {
  plan: RegisterPlan;
  register: Register;
  choice: MonthChoice;
  head: Head;
  entering: string | null;
}

/** What stands between this page and submitting, each with the place it is mended at. */
export function useMissing(standing: Standing): Point[] {
  const { plan, register, entering } = standing;
  const t = useTexts(REGISTER_TEXTS);
  const ofMonth = useMonthPoints(standing);
  const ofHead = useHeadPoints(standing);
  const ofCells = useCellPoints(standing);
  const { page } = register;
  if (page === undefined) return [{ text: t('missingRead') }];
  const own = typedColumns(plan.columns).find(({ kind }) => kind !== 'dictionary');
  const first = plan.subject === 'person' && own !== undefined ? entryId(own) : 'entry-member';
  const points: Point[] = [...ofMonth, ...ofHead];
  if (page.total === 0 && page.chosen === 0) points.push({ text: t('missingRows'), target: first });
  else if (page.chosen === 0) points.push({ text: t('missingChosen'), target: 'choose-all' });
  // As the server does: what is not ticked stays in the register and may wait.
  if (page.chosenFindings > 0)
    points.push({ text: t('missingFindings', { n: page.chosenFindings }), target: 'findings' });
  points.push(...ofCells);
  if (entering !== null)
    points.push({
      text: t('missingEntry', { name: entering }),
      target: own === undefined ? 'entry-add' : entryId(own),
    });
  return points;
}

function useMonthPoints({ plan, choice: { month, waiting } }: Standing): Point[] {
  const t = useTexts(REGISTER_TEXTS);
  const server = useServerText();
  if (plan.month === 'row') return [];
  const words = { month: server(plan.words.month) };
  const target = 'effective-month';
  if (month === null) return [{ text: t('missingMonth', words), target }];
  return waiting ? [{ text: t('missingMonthSaved', words), target }] : [];
}

function useHeadPoints({ plan, head }: Standing): Point[] {
  const t = useTexts(REGISTER_TEXTS);
  const server = useServerText();
  return plan.headColumns
    .filter((column) => column.required && head.missing(column))
    .map((column) => ({
      text: t('missingHead', { column: server(column.title) }),
      target: `head-${column.key}`,
    }));
}

function useCellPoints({ register: { unsaved, seek } }: Standing): Point[] {
  const t = useTexts(REGISTER_TEXTS);
  const server = useServerText();
  return unsaved.map(({ rowNo, column }) => ({
    text: t('missingCell', { no: rowNo, column: server(shortTitle(column)) }),
    target: cellId(column, rowNo),
    onFollow: () => {
      seek(rowNo);
    },
  }));
}
