import { InfoCircleOutlined } from '@ant-design/icons';
import { importsRemarks, type ImportRemarkDto } from '../../api/generated';
import { useServerText } from '../../i18n/texts';
import { NoteBox } from '../../ui/problem-alert';
import { ImportLines, useImportLines } from './import-lines';
import { useImportTexts } from './pasted-context';

/** What is said of good rows and hinders nothing: typed amounts that are not the computed ones, a late first month. */
export function ImportRemarks({ importId }: { importId: number }) {
  const t = useImportTexts();
  const server = useServerText();
  const remarks = { importId, what: 'remarks', read: importsRemarks } as const;
  const { data } = useImportLines<ImportRemarkDto>(remarks);
  if ((data?.pages[0]?.items.length ?? 0) === 0) return null;
  return (
    <>
      <NoteBox tone="info" title={t('remarks')} />
      <ImportLines<ImportRemarkDto>
        {...remarks}
        label={t('remarks')}
        titles={[t('name'), t('remark')]}
        cells={({ name, remark }) => (
          <>
            <td>{name}</td>
            <td>
              <span className="row-note">
                <InfoCircleOutlined aria-hidden />
                {server(remark.text)}
              </span>
            </td>
          </>
        )}
      />
    </>
  );
}
