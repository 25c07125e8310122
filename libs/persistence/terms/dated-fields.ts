import type { EntityManager } from 'typeorm';
import { ratioColumnsOf, ratiosOf, type Ratios } from '#libs/fund/contribution';
import { formatMonth, type FundMonth } from '#libs/fund/month';
import type { Terms } from '#libs/fund/terms';
import type { UnitEntity } from '#libs/persistence/entities/unit.entity';
import { marksOf } from '#libs/persistence/registers/register-months';
import { termsByMonth } from '#libs/persistence/terms/terms-store';
import type { Refusal } from '#libs/case/refusal';
import type { UnitMarks } from '#libs/case/register';

/** A refusal that names the field it is about. */
type FieldRefusal = Refusal & { readonly field: string };

/** What is asked of a business whose fields take effect from a month: its pure rule. A FieldsBusiness may have one. */
export interface DatedRule {
  readonly month: string;
  readonly fields: readonly string[];
  decide(
    values: Readonly<Record<string, number>>,
    unit: UnitMarks,
    terms: Terms,
  ): FieldRefusal | null;
}

/** The changes of a form, and when they are judged. */
export interface DatedForm {
  readonly changes: Readonly<Record<string, string>>;
  readonly now: Date;
}

/** The ratios a unit would have from a month on, or what stands against them. */
export type DatedDecision =
  | { readonly refusal: FieldRefusal }
  | {
      readonly refusal: null;
      readonly month: FundMonth;
      readonly terms: Terms;
      readonly ratios: Ratios;
      /** What the changed ones change from, as forms carry it. */
      readonly before: Readonly<Record<string, string>>;
    };

/**
 * Decides the dated fields of a form by the terms known at `now`; null where it changes none of them. What is not changed
 * has the unit's value of that month.
 */
export async function decideDated(
  manager: EntityManager,
  rule: DatedRule,
  unit: UnitEntity,
  { changes, now }: DatedForm,
): Promise<DatedDecision | null> {
  const month = changes[rule.month];
  if (changedOf(rule, changes).length === 0)
    return month === undefined ? null : refused('DATED_MONTH_ALONE', rule.month);
  if (month === undefined) return refused('DATED_MONTH_MISSING', rule.month);
  const terms = (await termsByMonth(manager, unit, now)).termsIn(month);
  return terms === null
    ? refused('TERMS_UNKNOWN', rule.month, { month: formatMonth(month) })
    : decideByTerms(manager, { rule, unit, terms }, { changes, now });
}

interface ByTerms {
  readonly rule: DatedRule;
  readonly unit: UnitEntity;
  readonly terms: Terms;
}

/** The same by terms that were read before, as those a case was submitted under. */
export async function decideByTerms(
  manager: EntityManager,
  { rule, unit, terms }: ByTerms,
  { changes, now }: DatedForm,
): Promise<DatedDecision> {
  const changed = changedOf(rule, changes);
  const present = ratioColumnsOf(terms.ratios);
  const values = {
    ...present,
    ...Object.fromEntries(changed.map((name) => [name, Number(changes[name])])),
  };
  const refusal = rule.decide(values, await marksOf(manager, unit, now), terms);
  if (refusal !== null) return { refusal };
  const ratios = ratiosOf(values);
  const from = new Map(Object.entries(present));
  const before = Object.fromEntries(changed.map((name) => [name, String(from.get(name) ?? '')]));
  return { refusal: null, month: terms.month, terms, ratios, before };
}

function changedOf(rule: DatedRule, changes: Readonly<Record<string, string>>): string[] {
  return rule.fields.filter((name) => name in changes);
}

function refused(code: string, field: string, details?: Refusal['details']): DatedDecision {
  return { refusal: details === undefined ? { code, field } : { code, field, details } };
}
