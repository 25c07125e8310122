import {
  DeleteOutlined,
  DownloadOutlined,
  FileExcelOutlined,
  ImportOutlined,
  SearchOutlined,
} from '@ant-design/icons';
import { Button } from 'antd';
import type { SubmissionDto } from '../../api/generated';
import { useTexts } from '../../i18n/texts';
import { confirmFinal } from '../../ui/confirm';
import { notify } from '../../ui/notices';
import { useSearchWords } from '../../ui/use-search-words';
import { REGISTER_TEXTS } from './register.texts';
import type { Only, Register } from './use-register';

interface RegisterToolbarProps {
  submission: SubmissionDto;
  register: Register;
  onImport(): void;
}

export function RegisterToolbar({ submission, register, onImport }: RegisterToolbarProps) {
  const t = useTexts(REGISTER_TEXTS);
  const chosen = register.page?.chosen ?? 0;
  const deleteChosen = async (): Promise<void> => {
    if (chosen === 0) {
      notify('info', t('deleteNothing'));
      return;
    }
    if (
      !(await confirmFinal({
        title: t('deleteTitle'),
        text: t('deleteMany', { n: chosen }),
        danger: true,
      }))
    )
      return;
    const whole =
      register.view.only === '' && register.view.q === '' && chosen === register.page?.total;
    if (await register.remove(whole ? 'all' : 'chosen'))
      notify('success', t('deleted', { n: chosen }));
  };
  return (
    <div className="toolbar">
      <RegisterFilter register={register} />
      <Button
        icon={<DownloadOutlined aria-hidden />}
        href={`/api/businesses/${submission.business}/template?format=xlsx`}
      >
        {t('template')}
      </Button>
      <Button icon={<ImportOutlined aria-hidden />} onClick={onImport}>
        {t('import')}
      </Button>
      <Button
        icon={<FileExcelOutlined aria-hidden />}
        href={`/api/submissions/${submission.businessNo}/register.xlsx`}
      >
        {t('export')}
      </Button>
      <Button
        danger
        icon={<DeleteOutlined aria-hidden />}
        onClick={() => {
          void deleteChosen();
        }}
      >
        {t('delete')}
      </Button>
    </div>
  );
}

function RegisterFilter({ register }: { register: Register }) {
  const t = useTexts(REGISTER_TEXTS);
  const { page, view } = register;
  const search = useSearchWords(view.q, (q) => {
    register.show({ q });
  });
  const ways: [Only, string][] = [
    ['', t('all')],
    ['findings', `${t('onlyFindings')} ${(page?.findings ?? 0).toLocaleString('en-US')}`],
    ['chosen', `${t('onlyChosen')} ${(page?.chosen ?? 0).toLocaleString('en-US')}`],
  ];
  return (
    <>
      <form
        role="search"
        className="register-search"
        onSubmit={(event) => {
          event.preventDefault();
          search.ask();
        }}
      >
        <input
          className="input"
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          value={search.words}
          onChange={(event) => {
            search.type(event.target.value);
          }}
        />
        <button type="submit" className="icon-button" aria-label={t('search')}>
          <SearchOutlined aria-hidden />
        </button>
      </form>
      <span role="radiogroup" aria-label={t('filter')} className="segments">
        {ways.map(([only, label]) => (
          <label key={only} className={only === view.only ? 'on' : ''}>
            <input
              type="radio"
              name="register-only"
              checked={only === view.only}
              onChange={() => {
                register.show({ only });
              }}
            />
            {label}
          </label>
        ))}
      </span>
    </>
  );
}
