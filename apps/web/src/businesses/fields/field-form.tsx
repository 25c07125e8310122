import type { BusinessView, Dictionaries } from '../../api/types';
import { useServerText } from '../../i18n/texts';
import { FieldInput } from './field-input';
import type { Changes } from './use-changes';

interface FieldFormProps { business: BusinessView; values: Record<string, string>; dictionaries: Dictionaries; changes: Changes }

/** All fields of the subject in their groups, in the order of the business's definition. */
export function FieldForm({ business, values, dictionaries, changes }: FieldFormProps) {
  const server = useServerText();
  const groups = [...new Set(business.fields.map((field) => field.group.zh))];
  return groups.map((group) => {
    const fields = business.fields.filter((field) => field.group.zh === group);
    return (
      <fieldset key={group} className="field-group">
        <legend>{server(fields[0]?.group)}</legend>
        <div className="field-grid">
          {fields.map((field) => <FieldInput key={field.name} field={field} value={values[field.name] ?? ''} {...{ business, dictionaries, changes }} />)}
        </div>
      </fieldset>
    );
  });
}
