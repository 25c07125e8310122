import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ImportDto } from '../../api/generated';
import { NoteBox } from '../../ui/problem-alert';
import { StatusTag } from '../../ui/status-tag';
import { ImportFindings } from './import-findings';
import { ImportKnown } from './import-known';
import { Options } from './options';
import { ImportHidden, ImportNotes } from './import-notes';
import { ImportRemarks } from './import-remarks';
import { usePasted, useImportTexts } from './pasted-context';
import type { RegisterPlan } from './register-plan';
import type { Choice } from './use-import';
import { useImportChoice } from './use-import-choice';

interface ImportResultProps {
  view: ImportDto;
  plan: RegisterPlan;
  busy: boolean;
  onApply(choice: Choice): void;
  onAgain(): void;
  onCancel(): void;
}

/** What the file holds, and the person's choice: a file with errors is taken only in its good rows, and only if asked. */
export function ImportResult({ view, plan, busy, onApply, onAgain, onCancel }: ImportResultProps) {
  const t = useImportTexts();
  const said = useImportChoice(view);
  const { choice } = said;
  return (
    <div className="import-result">
      <Counts view={view} known={said.known.known} />
      <Verdict view={view} />
      <ImportNotes view={view} />
      {view.rowsBad > 0 && (
        <Wrong view={view} plan={plan} takeGood={said.takeGood} onTakeGood={said.setTakeGood} />
      )}
      {view.rowsGood > 0 && <ImportRemarks importId={view.id} />}
      {said.asksHidden && <ImportHidden view={view} value={said.hidden} onValue={said.setHidden} />}
      {said.asksKnown && (
        <ImportKnown view={view} plan={plan} value={said.known} onValue={said.setKnown} />
      )}
      <div className="dialog-foot inside">
        <Button onClick={onCancel}>{t('cancel')}</Button>
        <Button type={choice === null ? 'primary' : 'default'} onClick={onAgain}>
          {t('again')}
        </Button>
        {choice !== null && (
          <Button
            type="primary"
            loading={busy}
            onClick={() => {
              onApply(choice);
            }}
          >
            {t('take')}
          </Button>
        )}
      </div>
    </div>
  );
}

interface WrongProps {
  view: ImportDto;
  plan: RegisterPlan;
  takeGood: boolean;
  onTakeGood(takeGood: boolean): void;
}

function Wrong({ view, plan, takeGood, onTakeGood }: WrongProps) {
  const t = useImportTexts();
  const pasted = usePasted();
  return (
    <>
      <ImportFindings importId={view.id} plan={plan} total={view.rowsBad} />
      {pasted === null && (
        <p>
          <Button
            icon={<DownloadOutlined aria-hidden />}
            href={`/api/imports/${String(view.id)}/annotated.xlsx`}
          >
            {t('annotated')}
          </Button>
        </p>
      )}
      {view.rowsGood > 0 && (
        <Options
          legend={t('whatThen')}
          name="import-bad"
          value={takeGood ? 'good' : 'fix'}
          onValue={(value) => {
            onTakeGood(value === 'good');
          }}
          options={[
            ['fix', t('fixFirst')],
            ['good', t('takeGood', { n: view.rowsGood.toLocaleString('en-US') })],
          ]}
        />
      )}
    </>
  );
}

function Verdict({ view }: { view: ImportDto }) {
  const t = useImportTexts();
  if (view.rowsBad === 0) return <NoteBox tone="info" title={t('allGood')} />;
  return (
    <NoteBox
      tone="error"
      title={view.rowsGood === 0 ? t('noneGood') : t('someBad', { n: view.rowsBad })}
    />
  );
}

function Counts({ view, known }: { view: ImportDto; known: Choice['known'] }) {
  const t = useImportTexts();
  const rows = (n: number): string => t('rows', { n: n.toLocaleString('en-US') });
  return (
    <dl className="check-sums" aria-live="polite">
      <div>
        <dt>{t('read')}</dt>
        <dd>{rows(view.rowsRead)}</dd>
      </div>
      <div>
        <dt>
          <StatusTag tone="good" text={t('good')} />
        </dt>
        <dd>{rows(view.rowsGood)}</dd>
      </div>
      <div>
        <dt>
          <StatusTag tone={view.rowsBad > 0 ? 'bad' : 'none'} text={t('bad')} />
        </dt>
        <dd>{rows(view.rowsBad)}</dd>
      </div>
      <div>
        <dt>
          <StatusTag tone="none" text={t('known')} />
        </dt>
        <dd>
          {rows(view.rowsKnown)}
          {view.rowsKnown > 0 && (
            <small className="help">{t(known === 'replace' ? 'willReplace' : 'willKeep')}</small>
          )}
        </dd>
      </div>
    </dl>
  );
}
