import type { ColumnDto, FieldDto, RegisterPlanDto } from '#apps/api/submissions/business.dto';
import type { FieldDefinition } from '#libs/businesses/business';
import type { Column } from '#libs/businesses/column';
import type { RegisterBusiness } from '#libs/businesses/register-business';

export function columnView(column: Column): ColumnDto {
  const { key, title, kind, from, inTemplate, required } = column;
  const { dictionary, lengthMax, masked, group, shortTitle } = column;
  return {
    key,
    title,
    kind,
    from,
    dictionary: dictionary ?? null,
    inTemplate,
    required,
    lengthMax: lengthMax ?? null,
    masked: masked === true,
    group: group ?? null,
    shortTitle: shortTitle ?? null,
  };
}

export function planView({
  subject,
  month,
  past,
  headColumns,
  decidedBy = [],
  brief,
  headcountPerRow,
  words,
  asks,
}: RegisterBusiness): RegisterPlanDto {
  return {
    subject: subject.kind,
    statuses: subject.kind === 'account' ? [...subject.statuses] : [],
    month,
    past: past === true,
    headColumns: headColumns.map(columnView),
    decidedBy: decidedBy.map(columnView),
    brief: [...brief],
    headcountPerRow,
    asks: asks === undefined ? null : { business: asks.business, codes: [...asks.codes] },
    words: { ...NO_WORDS, ...words },
  };
}

/** Words that not every register has. */
const NO_WORDS = {
  begin: null,
  upload: null,
  people: null,
  before: null,
  after: null,
  balance: null,
  difference: null,
  done: null,
  counted: null,
};

export function fieldView(field: FieldDefinition): FieldDto {
  return {
    name: field.name,
    label: field.label,
    group: field.group,
    // A greyed ratio is still shown as a percentage.
    input: field.readOnlyReason === undefined || field.input === 'ratio' ? field.input : 'readonly',
    dictionary: field.dictionary ?? null,
    lengthMax: field.lengthMax,
    required: field.required,
    readOnlyReason: field.readOnlyReason ?? null,
    paper: field.paper ?? null,
    masked: field.masked === true,
  };
}
