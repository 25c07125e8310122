import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { editorOf, type Actor, type OperatorActor } from '#apps/api/auth/actor';
import { absentAs } from '#apps/api/problems/absent-as';
import { Problem } from '#apps/api/problems/problem';
import { AnnotatedFiles } from '#apps/api/registers/annotated-files';
import { ImportOriginals } from '#apps/api/registers/import-originals';
import type {
  FindingsQuery,
  ImportDto,
  ImportFindingsDto,
  KnownLinesDto,
  KnownQuery,
} from '#apps/api/registers/import.dto';
import { ownRegister, type RegisterOfCase } from '#apps/api/registers/register-case';
import { importView, refusalView } from '#apps/api/registers/register-views';
import { Registers } from '#apps/api/registers/registers';
import { FileMissing, FileStore, readStored } from '#libs/documents/file-store';
import { applyImport, type ImportChoice } from '#libs/persistence/import-apply';
import { cancelImport, findImport, refuseSilentImports } from '#libs/persistence/import-store';
import { importFindings, knownLines } from '#libs/persistence/import-reader';
import type { RegisterImportEntity } from '#libs/persistence/entities/register.entity';
import { holdDraft } from '#libs/persistence/held-case';
import { hint } from '#libs/persistence/live-hints';
import type { RegisterHead } from '#libs/persistence/register-totals';
import { inTransaction } from '#libs/persistence/transaction';
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
    const { limit } = query;
    const [lineNo = 0, findingNo = 0] = (query.after ?? '').split('.').map(Number);
    const place = { lineNo, findingNo };
    const found = await importFindings(this.dataSource.manager, importId, place, limit + 1);
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return {
      items: items.map(({ refusal, ...one }) => ({ ...one, refusal: refusalView(refusal) })),
      next:
        found.length > limit && last !== undefined
          ? `${String(last.lineNo)}.${String(last.findingNo)}`
          : null,
    };
  }

  /** People of the file who are in the register already, to be replaced or kept one by one. */
  async known(actor: Actor, importId: number, query: KnownQuery): Promise<KnownLinesDto> {
    await this.own(actor, importId);
    const { limit } = query;
    const after = Number(query.after ?? 0);
    const found = await knownLines(this.dataSource.manager, importId, after, limit + 1);
    const items = found.slice(0, limit);
    return { items, next: found.length > limit ? String(items.at(-1)?.lineNo) : null };
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
