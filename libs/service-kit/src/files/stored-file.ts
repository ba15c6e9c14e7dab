/** A row of the table `file`, as a use case gets it. */
export interface StoredFile {
  readonly fileId: string;
  readonly organisationId: string;
  /** Of the content, in hexadecimal. */
  readonly sha256: string;
  /** Cleaned, with an ending that fits the content. */
  readonly name: string;
  /** As judged by the content. */
  readonly mediaType: string;
  readonly bytes: number;
  readonly uploadedBy: string;
  readonly uploadedAt: Date;
}

/** The columns of the table under the names of StoredFile. */
export const FILE_COLUMNS = `file_id as "fileId", organisation_id as "organisationId", sha256, name, media_type as "mediaType", bytes,
  uploaded_by as "uploadedBy", uploaded_at as "uploadedAt"`;

/** Keys of an advisory lock on a content: an upload shares it until its row is committed, the sweep has it alone. */
export function contentLock(sha256: string): [number, number] {
  return [FILE_LOCKS, Buffer.from(sha256, 'hex').readInt32BE()];
}

// `file` in ASCII. Two numbers name another lock than one bigint does, so these meet none of the others.
const FILE_LOCKS = 0x66696c65;
