import { Button, Progress } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { RegisterHeadDto, SubmissionDto } from '../../api/generated';
import { useSigns } from '../../i18n/signs';
import { useServerText } from '../../i18n/texts';
import { Dialog } from '../../ui/dialog';
import { notify } from '../../ui/notices';
import { ProblemAlert } from '../../ui/problem-alert';
import { useUnsaved } from '../../ui/unsaved';
import { Steps } from '../steps/steps';
import type { Draft } from '../steps/use-draft';
import { WayButtons } from './import-buttons';
import { ImportFile } from './import-file';
import { ImportResult } from './import-result';
import { PastedContext, useImportTexts, usePasted } from './pasted-context';
import type { Pasted } from './pasted-lines';
import type { RegisterPlan } from './register-plan';
import { useImport, type Choice, type Import } from './use-import';
import type { Register } from './use-register';

interface ImportDialogProps {
  /** Lines pasted into the page: they are checked at once. */
  pasted: Pasted | null;
  submission: SubmissionDto;
  plan: RegisterPlan;
  draft: Draft;
  register: Register;
  onClose(): void;
  /** To the lines that were pasted, which are still there to be corrected. */
  onBack(): void;
}

/** 批量导入: template, upload, check the result. Nothing enters the register before the last step. */
export function ImportDialog(props: ImportDialogProps) {
  return (
    <PastedContext value={props.pasted}>
      <Importing {...props} />
    </PastedContext>
  );
}

function Importing(props: ImportDialogProps) {
  const { submission, plan, draft, register, pasted, onClose, onBack } = props;
  const t = useImportTexts();
  const coming = useImport(submission.businessNo, draft);
  useUnsaved(coming.working || coming.applying);
  const { checked, working } = coming;
  const { file, missing, choose, send, forget } = useFile(pasted?.file ?? null, coming);

  const leave = (): void => {
    if (working) notify('info', () => t('cancelled'));
    void coming.cancel();
    onClose();
  };
  const taken = (head: RegisterHeadDto): void => {
    notify('success', () => t('taken', { n: head.rows.toLocaleString('en-US') }));
    register.show({ only: '', q: '' });
    onClose();
  };
  const apply = (choice: Choice): void => {
    void coming.apply(choice).then((head) => {
      if (head !== null) taken(head);
    });
  };
  const again = (): void => {
    void coming.cancel();
    if (pasted === null) forget();
    else onBack();
  };
  return (
    <Dialog
      open
      wide
      title={t('title')}
      onClose={leave}
      footer={
        checked === null && (
          <WayButtons busy={working} onCancel={leave} onConfirm={send} onBack={again} />
        )
      }
    >
      <FileSteps checked={checked !== null} chosen={file !== null || working} />
      <ProblemAlert error={coming.error} />
      <Refused coming={coming} />
      {working && <Way coming={coming} />}
      {!working && checked === null && <Choosing {...{ plan, file, missing }} onFile={choose} />}
      {checked !== null && (
        <ImportResult
          view={checked}
          plan={plan}
          busy={coming.applying}
          onApply={apply}
          onCancel={leave}
          onAgain={again}
        />
      )}
    </Dialog>
  );
}

/** The file that is chosen; that of pasted lines is sent at once. */
function useFile(pasted: File | null, coming: Import) {
  const [file, setFile] = useState(pasted);
  const [missing, setMissing] = useState(false);
  useStarted(pasted, coming);
  return {
    file,
    missing,
    choose: (chosen: File): void => {
      setMissing(false);
      coming.reset();
      setFile(chosen);
    },
    send: (): void => {
      setMissing(file === null);
      if (file !== null) void coming.start(file);
    },
    forget: (): void => {
      setFile(null);
    },
  };
}

function useStarted(pasted: File | null, coming: Import): void {
  const started = useRef(false);
  useEffect(() => {
    if (pasted === null || started.current) return;
    started.current = true;
    void coming.start(pasted);
  });
}

interface ChoosingProps {
  plan: RegisterPlan;
  file: File | null;
  missing: boolean;
  onFile(file: File): void;
}

function Choosing({ plan, ...file }: ChoosingProps) {
  if (usePasted() !== null) return null;
  return (
    <>
      <TemplateHelp plan={plan} />
      <ImportFile {...file} />
    </>
  );
}

function FileSteps({ checked, chosen }: { checked: boolean; chosen: boolean }) {
  const t = useImportTexts();
  if (usePasted() !== null) return null;
  const titles = [t('step1'), t('step2'), t('step3')];
  return <Steps current={stepOf(checked, chosen)} titles={titles} />;
}

function stepOf(checked: boolean, chosen: boolean): number {
  if (checked) return 2;
  return chosen ? 1 : 0;
}

function Refused({ coming }: { coming: Import }) {
  const t = useImportTexts();
  const signs = useSigns();
  const server = useServerText();
  if (coming.view?.state !== 'refused') return null;
  return (
    <p role="alert" className="field-error big">
      {t('failed')}
      {signs.colon}
      {server(coming.view.refusal?.text)}
    </p>
  );
}

function Way({ coming }: { coming: Import }) {
  const t = useImportTexts();
  const percent =
    coming.sentShare === null ? (coming.view?.percent ?? 0) : Math.round(coming.sentShare * 100);
  const text = (): string => {
    if (coming.sentShare !== null) return t('uploading');
    if (coming.view?.state === 'waiting')
      return t('waiting', { n: String(Math.max(1, coming.view.place)) });
    return t('reading', { n: (coming.view?.rowsRead ?? 0).toLocaleString('en-US') });
  };
  return (
    <div className="import-way">
      <p role="status">{text()}</p>
      <Progress percent={percent} aria-label={t('title')} />
    </div>
  );
}

function TemplateHelp({ plan }: { plan: RegisterPlan }) {
  const t = useImportTexts();
  const signs = useSigns();
  const server = useServerText();
  const required = plan.columns
    .filter((column) => column.inTemplate && column.required)
    .map((column) => server(column.title));
  const href = (asked: string): string => `/api/businesses/${plan.code}/template?${asked}`;
  /** Whoever has an account can stand in the template already. */
  const hasPeople = plan.subject === 'account';
  return (
    <section className="import-template">
      <p>{t('templateHelp')}</p>
      {required.length > 0 && (
        <p className="help">{t('templateColumns', { columns: signs.list(required) })}</p>
      )}
      <p className="note-acts">
        <Button href={href('format=xlsx')}>{t('xlsx')}</Button>
        {hasPeople && (
          <Button href={href('format=xlsx&people=present')} title={t('presentHelp')}>
            {t('present')}
          </Button>
        )}
        <Button type="text" href={href('format=csv')}>
          {t('csv')}
        </Button>
      </p>
    </section>
  );
}
