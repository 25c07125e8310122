import { FileExcelOutlined } from '@ant-design/icons';
import { useTexts } from '../../i18n/texts';
import { DropZone } from '../../papers/drop-zone';
import { FieldError } from '../steps/field-error';
import { IMPORT_TEXTS } from './import.texts';

const KINDS =
  '.xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface ImportFileProps {
  file: File | null;
  missing: boolean;
  onFile(file: File): void;
}

export function ImportFile({ file, missing, onFile }: ImportFileProps) {
  const t = useTexts(IMPORT_TEXTS);
  const wrong = file !== null && !/\.(xlsx|csv)$/i.test(file.name);
  return (
    <>
      <DropZone
        accept={KINDS}
        text={t('drop')}
        browse={t('browse')}
        help={t('limits')}
        onFiles={(files) => {
          if (files[0] !== undefined) onFile(files[0]);
        }}
      />
      {file !== null && (
        <p className="chosen-file">
          <FileExcelOutlined aria-hidden />{' '}
          {t('chosen', { name: file.name, size: sizeOf(file.size) })}
        </p>
      )}
      <FieldError
        id="import-file-error"
        text={wrong ? t('wrongKind') : missing ? t('notChosen') : null}
      />
    </>
  );
}

function sizeOf(bytes: number): string {
  return bytes >= 1_048_576
    ? `${(bytes / 1_048_576).toFixed(1)} MB`
    : `${String(Math.max(1, Math.round(bytes / 1024)))} KB`;
}
