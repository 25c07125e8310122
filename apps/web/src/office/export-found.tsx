import { FileExcelOutlined, FileTextOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { officeMembersSheet, type OfficeMembersExport } from '../api/generated';
import { saveFile } from '../api/save-file';
import { useTexts } from '../i18n/texts';
import { ProblemAlert } from '../ui/problem-alert';
import { UI_TEXTS } from '../ui/ui.texts';
import { OFFICE_TEXTS } from './office.texts';

const FORMATS = [
  ['xlsx', 'asXlsx', FileExcelOutlined],
  ['csv', 'asCsv', FileTextOutlined],
] as const;

/** Everybody found, as a file: asked for by its content, for names and ID numbers stand in no address. */
export function ExportFound({ asked }: { asked: Omit<OfficeMembersExport, 'format'> }) {
  const t = useTexts(OFFICE_TEXTS);
  const ui = useTexts(UI_TEXTS);
  const write = useMutation({
    mutationFn: async (format: OfficeMembersExport['format']) => {
      const file = await officeMembersSheet({
        body: { ...asked, format },
        headers: { Accept: 'application/octet-stream, */*' },
        parseAs: 'blob',
      });
      saveFile(file, `${t('found')}.${format}`);
    },
  });
  return (
    <span className="query-acts">
      {FORMATS.map(([format, text, Icon]) => (
        <button
          key={format}
          type="button"
          className="text-button"
          disabled={write.isPending}
          onClick={() => {
            write.mutate(format);
          }}
        >
          <Icon aria-hidden /> {ui(text)}
        </button>
      ))}
      <ProblemAlert error={write.error} />
    </span>
  );
}
