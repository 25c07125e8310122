import type { BusinessHead } from '#libs/businesses/business-head';
import type { RegisterBusiness } from '#libs/businesses/register-business';
import type { RequestBusiness } from '#libs/businesses/request-business';
import type { Refusal } from '#libs/case/refusal';
import type { UnitMarks } from '#libs/case/register';
import type { CaseWeight } from '#libs/case/route';
import type { Terms } from '#libs/fund/terms';
import type { Text } from '#libs/texts/text';
import type { ValueKind } from '#libs/values/value-kind';

/** Fields of a unit or a member change by name, with old and new value (manual chapters 3 and 11). */
export interface FieldsBusiness extends BusinessHead {
  readonly shape: 'fields';
  readonly subject: 'unit' | 'member';
  readonly fields: readonly FieldDefinition[];
  /** Fields that take effect from a month: rows of a line of months, not columns of the record. */
  readonly dated?: DatedFields;
  readonly together?: FieldsTogether;
  /** The fields say who a member is: nobody else may be the same, and he is found by them (id_hash). */
  readonly isIdentity?: boolean;
}

/** What fields must be together, whichever of them changes. */
export interface FieldsTogether {
  readonly fields: readonly string[];
  /** The changes with what follows from them, by what the record has. */
  withWhatFollows?(
    changes: Readonly<Record<string, string>>,
    kept: Readonly<Record<string, string>>,
  ): Readonly<Record<string, string>>;
  /** What is wrong with the values all of them would have, some of which are changed. */
  decide(
    values: Readonly<Record<string, string>>,
    changes: Readonly<Record<string, string>>,
  ): DatedRefusal | null;
}

export interface DatedFields {
  /** The field that says the month. */
  readonly month: string;
  readonly fields: readonly string[];
  /** May they take effect in this month. */
  decideMonth(month: string, unit: UnitMarks, terms: Terms): Refusal | null;
  /** What is wrong with the values all of them would have in that month; numbers as they are kept. */
  decide(
    values: Readonly<Record<string, number>>,
    unit: UnitMarks,
    terms: Terms,
  ): DatedRefusal | null;
}

/** A refusal that names the field it is about. */
export interface DatedRefusal extends Refusal {
  readonly field: string;
}

export interface FieldDefinition {
  /** Column of the subject's record. */
  readonly name: string;
  readonly label: Text;
  readonly group: Text;
  /** 'ratio': basis points, typed and shown as a percentage. */
  readonly input: 'text' | 'dictionary' | 'money' | 'phone' | 'ratio' | 'month';
  readonly dictionary?: string;
  readonly lengthMax: number;
  readonly required: boolean;
  /** Greyed, and why. */
  readonly readOnlyReason?: Text;
  /** Paper demanded when this field changes. */
  readonly paper?: string;
  /** Shown by mask; full value on request, logged. */
  readonly masked?: boolean;
  /** How what is typed is tidied and what it must look like, for the page and the check alike; a line of text unless said. */
  readonly kind?: ValueKind;
  /** Meaning beyond shape, e.g. a check character. */
  readonly rule?: (value: string) => Refusal | null;
}

/** A month of the unit is fixed as its records have it, and waits for its money (manual chapter 5). */
export interface AssessmentBusiness extends BusinessHead {
  readonly shape: 'assessment';
  readonly subject: 'unit';
  /** The businesses that put right what is found of a month's members: by their codes. */
  readonly remedies: {
    /** A base outside the month's bounds. */
    readonly base: string;
    /** Data of a member that are missing; its fields are these data. */
    readonly data: string;
    /** An identity number that is none. */
    readonly identity: string;
  };
}

export type Business = FieldsBusiness | RegisterBusiness | AssessmentBusiness | RequestBusiness;

/** What the plan of a case is made from. */
export type { CaseWeight };
