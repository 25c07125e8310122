import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { editorOf, type Actor, type OperatorActor } from '#apps/api/auth/actor';
import { pageOf } from '#apps/api/page-of';
import { absentAs } from '#apps/api/problems/absent-as';
import { Problem } from '#apps/api/problems/problem';
import { AnnotatedFiles } from '#apps/api/registers/annotated-files';
import { ImportOriginals } from '#apps/api/registers/import-originals';
import type {
  FindingsQuery,
  ImportDto,
  ImportFindingsDto,
  ImportRemarksDto,
  KnownLinesDto,
  LinesQuery,
} from '#apps/api/registers/import.dto';
import { knownLineView } from '#apps/api/registers/known-line-view';
import { ownRegister, type RegisterOfCase } from '#apps/api/registers/register-case';
import { importView, refusalView } from '#apps/api/registers/register-views';
import { Registers } from '#apps/api/registers/registers';
import { FileMissing, FileStore, readStored } from '#libs/documents/file-store';
import { applyImport, type ImportChoice } from '#libs/persistence/imports/import-apply';
import {
  cancelImport,
  findImport,
  refuseSilentImports,
} from '#libs/persistence/imports/import-store';
import {
  importFindings,
  importRemarks,
  knownLines,
  type LinePlace,
} from '#libs/persistence/imports/import-queries';
import type { RegisterImportEntity } from '#libs/persistence/entities/register.entity';
import { holdDraft } from '#libs/persistence/cases/held-case';
import { hint } from '#libs/persistence/live/live-hints';
import type { RegisterHead } from '#libs/persistence/registers/register-totals';
import { inTransaction } from '#libs/persistence/database/transaction';
import { annotatedWorkbook } from '#libs/register-files/annotated';

interface OwnImport extends RegisterOfCase {
  readonly imported: RegisterImportEntity;
}

/** 批量导入: upload, check in the background, take or drop. */
@Injectable()
export class Imports {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly files: FileStore,
    private readonly registers: Registers,
    private readonly originals: ImportOriginals,
    private readonly annotatedFiles: AnnotatedFiles,
  ) {}

  async view(actor: Actor, importId: number): Promise<ImportDto> {
    const { imported } = await this.own(actor, importId);
    if (!['waiting', 'reading'].includes(imported.state)) return importView(imported);
    await refuseSilentImports(this.dataSource.manager, imported.businessNo);
    return importView((await findImport(this.dataSource.manager, importId)) ?? imported);
  }

  async cancel(actor: OperatorActor, importId: number): Promise<ImportDto> {
    const { imported } = await this.own(actor, importId);
    await inTransaction(this.dataSource, async (manager) => {
      const draft = await holdDraft(manager, imported.businessNo, editorOf(actor));
      await cancelImport(manager, draft, imported.id);
    });
    await this.originals.forget(imported.contentHash);
    return this.view(actor, importId);
  }

  async findings(actor: Actor, importId: number, query: FindingsQuery): Promise<ImportFindingsDto> {
    await this.own(actor, importId);
    const [lineNo = 0, findingNo = 0] = (query.after ?? '').split('.').map(Number);
    const place = { lineNo, findingNo };
    const found = await importFindings(this.dataSource.manager, importId, place, query.limit + 1);
    return pageOf(
      found,
      query.limit,
      ({ refusal, ...one }) => ({ ...one, refusal: refusalView(refusal) }),
      (last) => `${String(last.lineNo)}.${String(last.findingNo)}`,
    );
  }

  /** People of the file who are in the register already, to be replaced or kept one by one. */
  async known(
    actor: Actor,
    importId: number,
    { after, limit }: LinesQuery,
  ): Promise<KnownLinesDto> {
    const { business } = await this.own(actor, importId);
    const found = await knownLines(this.dataSource.manager, importId, placeOf(after), limit + 1);
    return pageOf(found, limit, (line) => knownLineView(business.columns, line), lineMark);
  }

  /** Lines of the file of which something is said that hinders nothing. */
  async remarks(
    actor: Actor,
    importId: number,
    { after, limit }: LinesQuery,
  ): Promise<ImportRemarksDto> {
    await this.own(actor, importId);
    const found = await importRemarks(this.dataSource.manager, importId, placeOf(after), limit + 1);
    const view = ({ lineNo, name, remark }: (typeof found)[number]) => ({
      lineNo,
      name,
      remark: refusalView(remark),
    });
    return pageOf(found, limit, view, lineMark);
  }

  async annotated(actor: Actor, importId: number): Promise<{ content: Readable; name: string }> {
    const { imported, business, row } = await this.own(actor, importId);
    const content = await this.annotatedFiles.made(row.unitId, async () => {
      const file = await readStored(this.files, imported.contentHash).catch((error: unknown) => {
        throw error instanceof FileMissing ? new Problem(404, 'IMPORT_FILE_GONE') : error;
      });
      return annotatedWorkbook(this.dataSource.manager, business, importId, file);
    });
    return { content, name: `${imported.fileName.replace(/\.[^.]*$/, '')}-错误说明` };
  }

  /** Without If-Match the rows join whatever the draft holds now. */
  async apply(
    actor: OperatorActor,
    choice: ImportChoice,
    draftVersion: number | null,
  ): Promise<RegisterHead> {
    const { imported, row } = await this.own(actor, choice.importId);
    const edit = {
      actor,
      businessNo: imported.businessNo,
      draftVersion: draftVersion ?? row.draftVersion,
    };
    const taken = await this.registers.edit(edit, async (manager, business, draft) => {
      const head = await applyImport(manager, business, draft, choice);
      await hint(manager, `operator/${String(actor.id)}`, 'import');
      return head;
    });
    await this.originals.forget(imported.contentHash);
    return taken;
  }

  /** An import is its draft's: whoever does not see the draft sees no import. */
  private async own(actor: Actor, importId: number): Promise<OwnImport> {
    const imported = await findImport(this.dataSource.manager, importId);
    if (imported === null) throw new Problem(404, 'IMPORT_NOT_FOUND');
    const found = ownRegister(this.dataSource.manager, actor, imported.businessNo);
    const register = await absentAs('IMPORT_NOT_FOUND', found);
    return { ...register, imported };
  }
}

function lineMark({ lineNo, part }: LinePlace): string {
  return `${String(lineNo)}.${String(part)}`;
}

function placeOf(mark = '0.0'): LinePlace {
  const [lineNo = 0, part = 0] = mark.split('.').map(Number);
  return { lineNo, part };
}
