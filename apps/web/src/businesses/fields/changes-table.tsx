import { ArrowRightOutlined, CloseOutlined, WarningOutlined } from '@ant-design/icons';
import type { BusinessDto, FieldDto, HomeCodeTablesResponse } from '../../api/generated';
import { useServerText, useTexts } from '../../i18n/texts';
import { notify } from '../../ui/notices';
import { EmptyState } from '../../ui/states';
import { wordsOf } from './field-values';
import { FIELDS_TEXTS } from './fields.texts';
import type { Change, Changes } from './use-changes';

interface ChangesTableProps {
  business: BusinessDto;
  dictionaries: HomeCodeTablesResponse;
  changes: Changes;
}

/** 待变更清册: old and new of each changed field; the cross at the number takes it out again. */
export function ChangesTable({ business, dictionaries, changes }: ChangesTableProps) {
  const t = useTexts(FIELDS_TEXTS);
  if (changes.list.length === 0) return <EmptyState text={t('listEmpty')} />;
  return (
    <div className="table-frame">
      <table className="plain changes-table">
        <thead>
          <tr>
            <th scope="col">{t('no')}</th>
            <th scope="col">{t('field')}</th>
            <th scope="col">{t('before')}</th>
            <th scope="col">{t('after')}</th>
            {business.papers.length > 0 && <th scope="col">{t('paper')}</th>}
          </tr>
        </thead>
        <tbody>
          {changes.list.map((change, index) => (
            <Line
              key={change.field.name}
              no={index + 1}
              {...{ change, business, dictionaries, changes }}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Line({
  no,
  change,
  business,
  dictionaries,
  changes,
}: ChangesTableProps & { no: number; change: Change }) {
  const t = useTexts(FIELDS_TEXTS);
  const server = useServerText();
  const { field, before, after, error } = change;
  const label = server(field.label);
  const takeOut = (): void => {
    const typed = changes.typedOf(field);
    changes.takeOut(field.name);
    notify('info', () => t('takenOut', { field: server(field.label) }), {
      is: 'undo',
      run: () => {
        changes.type(field, typed);
      },
    });
  };
  const words = (value: string): string =>
    server(wordsOf(field, value, dictionaries)) || t('emptyValue');
  return (
    <tr className={error === null ? '' : 'row-bad'}>
      <td className="number-cell">
        {no}
        <button
          type="button"
          className="icon-button danger"
          aria-label={t('takeOut', { field: label })}
          title={t('takeOut', { field: label })}
          onClick={takeOut}
        >
          <CloseOutlined aria-hidden />
        </button>
      </td>
      <th scope="row">{label}</th>
      <td>{words(before)}</td>
      <td className="after-cell">
        <ArrowRightOutlined aria-hidden /> <strong>{words(after)}</strong>
        {error !== null && (
          <span className="field-error">
            <WarningOutlined aria-hidden />
            {server(error)}
          </span>
        )}
      </td>
      {business.papers.length > 0 && <td>{paperOf(field, business, server) ?? t('noPaper')}</td>}
    </tr>
  );
}

function paperOf(
  field: FieldDto,
  business: BusinessDto,
  server: ReturnType<typeof useServerText>,
): string | null {
  const paper = business.papers.find((one) => one.kind === field.paper);
  return paper === undefined ? null : server(paper.title);
}
