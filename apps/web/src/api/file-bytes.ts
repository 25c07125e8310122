/** The file chosen is no longer what it was: saved again, moved, or never a file (a folder dropped on the page). */
export class FileUnreadable extends Error {
  constructor() {
    super('the file can no longer be read');
    this.name = 'FileUnreadable';
  }
}

/** What is read here is what is sent: a browser that cannot read a file calls that a broken line. @throws FileUnreadable */
export async function fileBytes(file: Blob): Promise<ArrayBuffer> {
  try {
    return await file.arrayBuffer();
  } catch {
    throw new FileUnreadable();
  }
}
