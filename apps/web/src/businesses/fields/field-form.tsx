import { LockOutlined } from '@ant-design/icons';
import { useId } from 'react';
import type { BusinessDto, FieldDto, HomeCodeTablesResponse } from '../../api/generated';
import { useServerText, useTexts } from '../../i18n/texts';
import { FieldInput } from './field-input';
import { FIELDS_TEXTS } from './fields.texts';
import type { Changes } from './use-changes';

interface FieldFormProps {
  business: BusinessDto;
  values: Record<string, string>;
  dictionaries: HomeCodeTablesResponse;
  changes: Changes;
}

/** All fields of the subject in their groups, in the order of the business's definition. */
export function FieldForm(props: FieldFormProps) {
  const groups = [...new Set(props.business.fields.map((field) => field.group.zh))];
  return groups.map((group) => (
    <Group
      key={group}
      fields={props.business.fields.filter((field) => field.group.zh === group)}
      {...props}
    />
  ));
}

/** A group that is greyed as a whole says why once, at its head. */
function Group({
  fields,
  business,
  values,
  dictionaries,
  changes,
}: FieldFormProps & { fields: FieldDto[] }) {
  const t = useTexts(FIELDS_TEXTS);
  const server = useServerText();
  const noteId = useId();
  const reason = fields[0]?.readOnlyReason ?? null;
  const shared =
    reason !== null &&
    fields.length > 1 &&
    fields.every((field) => field.readOnlyReason?.zh === reason.zh);
  return (
    <fieldset className="field-group">
      <legend>{server(fields[0]?.group)}</legend>
      {shared && (
        <p id={noteId} className="help group-note">
          <LockOutlined aria-hidden /> {t('greyed', { reason: server(reason) })}
        </p>
      )}
      <div className="field-grid">
        {fields.map((field) => (
          <FieldInput
            key={field.name}
            field={field}
            value={values[field.name] ?? ''}
            noteId={shared ? noteId : null}
            {...{ business, dictionaries, changes }}
          />
        ))}
      </div>
    </fieldset>
  );
}
