import type { BusinessDto, ColumnDto, RegisterPlanDto, TextDto } from '../../api/generated';

/** What a register business says of itself: everything the page, the dialogs and the comparison are built from. */
export interface RegisterPlan extends RegisterPlanDto {
  readonly code: string;
  readonly title: TextDto;
  readonly help: TextDto;
  readonly tile: BusinessDto['tile'];
  readonly columns: readonly ColumnDto[];
}

export function registerPlan(business: BusinessDto): RegisterPlan | null {
  const { code, title, help, tile, columns, register } = business;
  return register === null ? null : { ...register, code, title, help, tile, columns };
}
