import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import {
  changeRecords,
  type ChangePage,
  type ChangeRecord,
} from '#libs/persistence/records/change-queries';
import type { ChangesPage, ChangeView } from '#apps/api/records/record.dto';
import { Dictionaries } from '#apps/api/records/dictionaries';
import { fieldsOfSubject, labelOf, valueText, withMasks } from '#apps/api/records/subject-fields';

/** What was changed of a unit or a member, newest first (manual 7.1 and 10.1). */
@Injectable()
export class ChangeHistory {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly dictionaries: Dictionaries,
  ) {}

  async page(wanted: ChangePage): Promise<ChangesPage> {
    const rows = await changeRecords(this.dataSource.manager, {
      ...wanted,
      limit: wanted.limit + 1,
    });
    const shown = rows.slice(0, wanted.limit);
    const labels = await this.dictionaries.labels();
    const fields = fieldsOfSubject(
      wanted.subjects.some(({ kind }) => kind === 'unit') ? 'unit' : 'member',
    );
    const view = (row: ChangeRecord): ChangeView => ({
      at: row.at.toISOString(),
      businessNo: row.businessNo,
      field: row.field,
      fieldLabel: labelOf(fields, row.field),
      before: withMasks(fields, { [row.field]: row.before })[row.field] ?? '',
      after: withMasks(fields, { [row.field]: row.after })[row.field] ?? '',
      beforeText: valueText(fields, row.field, row.before, labels),
      afterText: valueText(fields, row.field, row.after, labels),
      operatorName: row.operatorName,
      reviewerNames: [...row.reviewerNames],
    });
    return {
      items: shown.map(view),
      next: rows.length > shown.length ? (shown.at(-1)?.id ?? null) : null,
    };
  }
}
