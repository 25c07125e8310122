import { CheckOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { FieldDefinition } from '#libs/businesses/business';
import { textOf } from '#libs/texts/texts';
import type { BusinessDto, HomeCodeTablesResponse, SubmissionDto } from '../../api/generated';
import { useServerText, useTexts } from '../../i18n/texts';
import { FootBar } from '../../ui/foot-bar';
import { clearNotices, notify } from '../../ui/notices';
import { Panel } from '../../ui/panel';
import { useUnsaved } from '../../ui/unsaved';
import { NoteBox, ProblemAlert, type Point } from '../../ui/problem-alert';
import { DiscardButton } from '../steps/discard-button';
import { SaveMark } from '../steps/draft-notes';
import { STEPS_TEXTS } from '../steps/steps.texts';
import { useAsked } from '../steps/use-asked';
import { UnitPromise } from '../steps/unit-promise';
import { useCaseCommand } from '../steps/use-case-command';
import { useResubmitAsked } from '../steps/use-resubmit-asked';
import { isOnItsWay, type Draft } from '../steps/use-draft';
import { ChangesTable } from './changes-table';
import { ConfirmChanges } from './confirm-changes';
import { FieldForm } from './field-form';
import { FIELDS_TEXTS } from './fields.texts';
import { useChanges, type Changes } from './use-changes';
import { useValuesInMonth } from './use-values-in-month';

interface EditFieldsProps {
  submission: SubmissionDto;
  business: BusinessDto;
  definitions: readonly FieldDefinition[];
  /** As they stand today. */
  values: Record<string, string>;
  dictionaries: HomeCodeTablesResponse;
  draft: Draft;
  /** How many changes stand on the page. */
  onChanged(changes: number): void;
}

/** The form, the changes gathered from it, and the way on: 确定 → 完成办理 for the unit, 保存 for a member. */
export function EditFields(props: EditFieldsProps) {
  const { submission, business, dictionaries, draft, onChanged } = props;
  const t = useTexts(FIELDS_TEXTS);
  const steps = useTexts(STEPS_TEXTS);
  const { onMonth, ...inMonth } = useValuesInMonth(business, submission, props.values);
  const changes = useChanges({ ...props, ...inMonth });
  const month = changes.list.find(({ field, error }) => field.input === 'month' && error === null);
  useEffect(() => {
    onMonth(month?.after ?? null);
  }, [onMonth, month?.after]);
  const changed = changes.list.length;
  useEffect(() => {
    onChanged(changed);
  }, [onChanged, changed]);
  useUnsaved(changes.pending || isOnItsWay(draft));
  const missing = useMissing(business, changes, draft);
  const asked = useAsked(missing);
  const way = useWayOn(props, changes, { blocked: missing.length > 0, onAsked: asked.ask });
  const gathered = { business, dictionaries, changes };
  return (
    <>
      {asked.points.length > 0 && (
        <NoteBox tone="error" title={steps('missingTitle')} points={asked.points} takeFocus />
      )}
      <ProblemAlert error={way.error} />
      <div className="fields-columns">
        <Panel title={t('formTitle')}>
          <FieldForm values={inMonth.values} {...gathered} />
        </Panel>
        <Panel
          title={t('listTitle')}
          className="changes-panel"
          extra={<span className="help">{t('number', { n: changes.list.length })}</span>}
        >
          <ChangesTable {...gathered} />
          {business.subject === 'member' && <UnitPromise />}
        </Panel>
      </div>
      <FootBar className="foot-row">
        <span className="push" aria-live="polite">
          {t('listTitle')} {t('number', { n: changes.list.length })}
        </span>
        <SaveMark save={draft.save} />
        <DiscardButton submission={submission} />
        <Button
          type="primary"
          size="large"
          icon={<CheckOutlined aria-hidden />}
          loading={way.going || (way.busy && !way.confirming)}
          onClick={way.goOn}
        >
          {business.subject === 'unit' ? t('ok') : t('save')}
        </Button>
      </FootBar>
      <ConfirmChanges
        open={way.confirming}
        busy={way.busy}
        onClose={way.closeConfirm}
        onComplete={way.submit}
        submission={submission}
        {...gathered}
      />
    </>
  );
}

/** The last step of the page: what is missing, the register of changes to confirm (unit), or sending at once (member). */
function useWayOn(
  props: EditFieldsProps,
  changes: Changes,
  { blocked, onAsked }: { blocked: boolean; onAsked(): void },
) {
  const { submission, business, draft } = props;
  const t = useTexts(FIELDS_TEXTS);
  const steps = useTexts(STEPS_TEXTS);
  const command = useCaseCommand(submission.businessNo);
  const resubmitAsked = useResubmitAsked(submission.businessNo);
  // Where papers follow, they may yet be changed.
  const sends = submission.stage === 'returned' && submission.papersDemanded.length === 0;
  const [confirming, setConfirming] = useState(false);
  const [going, setGoing] = useState(false);
  const send = async (): Promise<void> => {
    const after = await command.run({ verb: 'submit', draftVersion: draft.version() });
    setConfirming(false);
    window.scrollTo({ top: 0 });
    if (after === null) return;
    clearNotices();
    if (after.stage === 'scanning') return;
    notify('success', () => (after.stage === 'completed' ? t('done') : steps('submitted')));
  };
  const goOn = async (): Promise<void> => {
    if (going) return;
    onAsked();
    setGoing(true);
    const outages = draft.outages();
    const saved = await changes.flush();
    // Asked for before the line was lost: the changes are saved by now, and the rest is asked for again.
    if (draft.outages() > outages) notify('info', () => t('lineBack'));
    else if (blocked || !saved) {
      // What the server refused just now is asked for too.
      onAsked();
      window.scrollTo({ top: 0 });
    } else if (!sends || (await resubmitAsked())) {
      if (business.subject === 'unit') setConfirming(true);
      else await send();
    }
    setGoing(false);
  };
  return {
    confirming,
    going,
    busy: command.busy,
    error: command.error,
    goOn: () => void goOn(),
    submit: () => void send(),
    closeConfirm: () => {
      setConfirming(false);
    },
  };
}

function useMissing(business: BusinessDto, changes: Changes, draft: Draft): Point[] {
  const t = useTexts(FIELDS_TEXTS);
  const server = useServerText();
  const points: Point[] = changes.errors.map(({ field, error }) => ({
    text: t('errorAt', { field: server(field.label), text: server(error) }),
    target: `field-${field.name}`,
  }));
  points.push(...useMissingMonth(business, changes));
  if (changes.list.length === 0) points.push({ text: t('missingChange') });
  if ((draft.save.is === 'failed' || draft.save.is === 'waiting') && points.length === 0)
    points.push({ text: t('missingSave') });
  return points;
}

/** A ratio needs the month it holds from, and a month a ratio: said before anything is added up or sent. */
function useMissingMonth({ fields }: BusinessDto, { list }: Changes): Point[] {
  const server = useServerText();
  const ratio = list.find(({ field }) => field.input === 'ratio');
  const month = list.find(({ field }) => field.input === 'month');
  if ((ratio === undefined) === (month === undefined)) return [];
  const text = textOf(month === undefined ? 'DATED_MONTH_MISSING' : 'DATED_MONTH_ALONE');
  const asked = fields.find(({ input }) => input === 'month')?.name ?? '';
  return [{ text: server(text), target: `field-${asked}` }];
}
