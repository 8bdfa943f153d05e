import { Alert, Button, Loader } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useRef, useState, type DragEvent } from 'react';
import classes from './FileDrop.module.css';

type Words = { drop: string; formats: string; choose: string; busy: string };
type Props = {
  words: Words;
  /** The endings of the names that the choice of files shows. */
  accept: string;
  busy: boolean;
  /** Why the last file was not taken. */
  refusal: string | null;
  onFile: (file: File) => void;
};

/** A place to drop a file upon, or to choose one. */
export function FileDrop({ words, accept, busy, refusal, onFile }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file && !busy) onFile(file);
  };
  return (
    <div
      className={classes['drop']}
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      {busy ? (
        <p role="status">
          <Loader size="sm" /> {words.busy}
        </p>
      ) : (
        <>
          <IconFileUpload aria-hidden size={32} stroke={1.5} />
          <p>{words.drop}</p>
          <small>{words.formats}</small>
          <Button onClick={() => input.current?.click()}>{words.choose}</Button>
        </>
      )}
      <input
        ref={input}
        type="file"
        hidden
        aria-label={words.choose}
        accept={accept}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file) onFile(file);
          event.currentTarget.value = '';
        }}
      />
      {refusal === null ? null : <Alert color="red">{refusal}</Alert>}
    </div>
  );
}
