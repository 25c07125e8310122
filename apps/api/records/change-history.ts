import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { fieldsOfSubject, labelOf, valueText, withMasks } from '#libs/businesses/subject-fields';
import {
  changeRecords,
  changesAtCentre,
  changesOfUnit,
  type ChangePage,
  type ChangeRecord,
  type HistoryPage,
} from '#libs/persistence/records/change-queries';
import {
  statusChanges,
  statusesAtCentre,
  type StatusChangeRecord,
  type StatusPage,
} from '#libs/persistence/records/status-queries';
import { reasonText, STATUS_KIND_TEXTS } from '#libs/record-files/status-lines';
import type { Labels } from '#libs/businesses/shown-value';
import type { OfficeChangesPage, OfficeStatusesPage } from '#apps/api/office/office.dto';
import { pageOf } from '#apps/api/page-of';
import { Dictionaries } from '#apps/api/records/dictionaries';
import type { StatusChangesPage } from '#apps/api/records/query.dto';
import type { ChangesPage, ChangeView } from '#apps/api/records/record.dto';

/** What was changed of a unit, of its members and of their accounts, newest first (manual 7.1, 10.1, 10.2). */
@Injectable()
export class ChangeHistory {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly dictionaries: Dictionaries,
  ) {}

  async page(wanted: ChangePage): Promise<ChangesPage> {
    const kind = wanted.subjects.some((subject) => subject.kind === 'unit') ? 'unit' : 'member';
    return this.viewsOf(kind, wanted.limit, (limit) =>
      changeRecords(this.dataSource.manager, { ...wanted, limit }),
    );
  }

  async ofUnit(
    wanted: HistoryPage & { unitId: number; kind: 'unit' | 'member' },
  ): Promise<ChangesPage> {
    return this.viewsOf(wanted.kind, wanted.limit, (limit) =>
      changesOfUnit(this.dataSource.manager, { ...wanted, limit }),
    );
  }

  async statuses(wanted: StatusPage): Promise<StatusChangesPage> {
    const limit = wanted.limit + 1;
    const rows = await statusChanges(this.dataSource.manager, { ...wanted, limit });
    const labels = await this.dictionaries.labels();
    const view = (row: StatusChangeRecord) => statusView(row, labels);
    return pageOf(rows, wanted.limit, view, ({ id }) => String(id));
  }

  /** Of members of any unit, with the unit each was made in. */
  async ofCentre(wanted: Parameters<typeof changesAtCentre>[1]): Promise<OfficeChangesPage> {
    const { manager } = this.dataSource;
    const rows = await changesAtCentre(manager, { ...wanted, limit: wanted.limit + 1 });
    const view = changeViewer('member', await this.dictionaries.labels());
    return pageOf(
      rows,
      wanted.limit,
      (row) => ({ ...view(row), unit: unitOf(row) }),
      ({ id }) => String(id),
    );
  }

  async statusesOfCentre(
    wanted: Parameters<typeof statusesAtCentre>[1],
  ): Promise<OfficeStatusesPage> {
    const { manager } = this.dataSource;
    const rows = await statusesAtCentre(manager, { ...wanted, limit: wanted.limit + 1 });
    const labels = await this.dictionaries.labels();
    return pageOf(
      rows,
      wanted.limit,
      (row) => ({ ...statusView(row, labels), unit: unitOf(row) }),
      ({ id }) => String(id),
    );
  }

  private async viewsOf(
    kind: 'unit' | 'member',
    limit: number,
    read: (limit: number) => Promise<ChangeRecord[]>,
  ): Promise<ChangesPage> {
    const rows = await read(limit + 1);
    const view = changeViewer(kind, await this.dictionaries.labels());
    return pageOf(rows, limit, view, ({ id }) => String(id));
  }
}

interface MadeIn {
  readonly unitAccountNo: string;
  readonly unitName: string;
}

function unitOf({ unitAccountNo, unitName }: MadeIn) {
  return { accountNo: unitAccountNo, name: unitName };
}

function statusView(row: StatusChangeRecord, labels: Labels) {
  return {
    at: row.at.toISOString(),
    accountNo: row.accountNo,
    name: row.name,
    kind: row.kind,
    kindText: STATUS_KIND_TEXTS[row.kind],
    reasonText: reasonText(row.kind, row.reason, labels),
    fromMonth: row.fromMonth,
    businessNo: row.businessNo,
    operatorName: row.operatorName,
  };
}

function changeViewer(
  kind: 'unit' | 'member',
  labels: Labels,
): (row: ChangeRecord) => Pick<ChangeView, keyof ChangeView> {
  const fields = fieldsOfSubject(kind);
  return (row) => ({
    at: row.at.toISOString(),
    businessNo: row.businessNo,
    accountNo: row.accountNo,
    name: row.name,
    field: row.field,
    fieldLabel: labelOf(fields, row.field),
    before: withMasks(fields, { [row.field]: row.before })[row.field] ?? '',
    after: withMasks(fields, { [row.field]: row.after })[row.field] ?? '',
    beforeText: valueText(fields, row.field, row.before, labels),
    afterText: valueText(fields, row.field, row.after, labels),
    operatorName: row.operatorName,
    reviewerNames: [...row.reviewerNames],
  });
}
