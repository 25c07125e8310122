import {
  DownloadOutlined,
  FileExcelOutlined,
  ImportOutlined,
  SearchOutlined,
} from '@ant-design/icons';
import { Button } from 'antd';
import type { SubmissionDto } from '../../api/generated';
import { useTexts } from '../../i18n/texts';
import { useSearchWords } from '../../ui/use-search-words';
import { DeleteBar } from './delete-bar';
import { REGISTER_TEXTS } from './register.texts';
import type { Only, Register } from './use-register';

interface RegisterToolbarProps {
  /** What rows are found by: people who are to have accounts have none yet. */
  search: string;
  submission: SubmissionDto;
  register: Register;
  onImport(): void;
}

export function RegisterToolbar({ search, submission, register, onImport }: RegisterToolbarProps) {
  const t = useTexts(REGISTER_TEXTS);
  return (
    <div className="toolbar">
      <RegisterFilter label={search} register={register} />
      <Button
        icon={<DownloadOutlined aria-hidden />}
        href={`/api/businesses/${submission.business}/template?format=xlsx`}
        download
      >
        {t('template')}
      </Button>
      <Button icon={<ImportOutlined aria-hidden />} onClick={onImport}>
        {t('import')}
      </Button>
      <Button
        icon={<FileExcelOutlined aria-hidden />}
        href={`/api/submissions/${submission.businessNo}/register.xlsx`}
        download
      >
        {t('export')}
      </Button>
      <DeleteBar register={register} />
    </div>
  );
}

function RegisterFilter({ label: searchLabel, register }: { label: string; register: Register }) {
  const t = useTexts(REGISTER_TEXTS);
  const { page, view } = register;
  const search = useSearchWords(view.q, (q) => {
    register.show({ q });
  });
  const ways: [Only, string][] = [
    ['', t('all')],
    ['findings', `${t('onlyFindings')} ${(page?.findings ?? 0).toLocaleString('en-US')}`],
    ['notes', t('onlyNotes')],
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
          aria-label={searchLabel}
          placeholder={searchLabel}
          value={search.words}
          onChange={(event) => {
            search.type(event.target.value);
          }}
        />
        <button type="submit" className="icon-button" aria-label={searchLabel}>
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
