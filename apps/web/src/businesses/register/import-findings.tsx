import { WarningOutlined } from '@ant-design/icons';
import { importsFindings, type BusinessDto, type ImportFindingDto } from '../../api/generated';
import { useServerText, useTexts } from '../../i18n/texts';
import { ImportLines } from './import-lines';
import { IMPORT_TEXTS } from './import.texts';

interface ImportFindingsProps {
  importId: number;
  business: BusinessDto;
  total: number;
}

/** Row number, column, reason: everything that is wrong with a row. */
export function ImportFindings({ importId, business, total }: ImportFindingsProps) {
  const t = useTexts(IMPORT_TEXTS);
  return (
    <ImportLines<ImportFindingDto>
      importId={importId}
      what="findings"
      read={importsFindings}
      label={t('someBad', { n: total })}
      table={(items) => <Table business={business} items={items} />}
    />
  );
}

function Table({ business, items }: { business: BusinessDto; items: ImportFindingDto[] }) {
  const t = useTexts(IMPORT_TEXTS);
  const server = useServerText();
  // The server names a column as the file's head does.
  const titleOf = (head: string): string => {
    const column = business.columns.find((one) => one.title.zh === head);
    return column === undefined ? head : server(column.title);
  };
  return (
    <table className="plain">
      <thead>
        <tr>
          <th scope="col" className="num">
            {t('line')}
          </th>
          <th scope="col">{t('column')}</th>
          <th scope="col">{t('reason')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((one) => (
          <tr key={`${String(one.lineNo)}.${String(one.findingNo)}`}>
            <td className="num">{one.lineNo}</td>
            <td>{titleOf(one.column)}</td>
            <td>
              <span className="field-error">
                <WarningOutlined aria-hidden />
                {server(one.refusal.text)}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
