/** A chunk is given when it holds this much: about as many bytes, of whole lines. */
const CHUNK_CHARACTERS = 65_536;

/** When the source makes us wait, what there is goes out after this time. */
const LONGEST_HOLD_MS = 50;

/**
 * Lines in UTF-8, a chunk each time that one is read: the source is asked for no more than the chunk needs, and for nothing
 * before. It is also asked for no more once the stream is cancelled. When it fails, so does the stream, with the same error,
 * after all the lines before it.
 */
export function toByteStream<T>(
  items: AsyncIterable<T>,
  head: string,
  lineOf: (item: T) => string,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let iterator: AsyncIterator<T> | undefined;
  let text = head;
  let failure: { readonly error: unknown } | undefined;
  let isCancelled = false;

  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (failure !== undefined) throw failure.error;
        let timer: ReturnType<typeof setTimeout> | undefined;
        let hasGiven = false;
        const give = () => {
          if (text === "" || isCancelled) return;
          hasGiven = true;
          controller.enqueue(encoder.encode(text));
          text = "";
        };
        try {
          iterator ??= items[Symbol.asyncIterator]();
          while (!hasGiven && text.length < CHUNK_CHARACTERS) {
            // Fires only while the source waits for something from outside: what it holds already comes without a pause.
            if (text !== "") timer ??= setTimeout(give, LONGEST_HOLD_MS);
            const { done, value } = await iterator.next();
            if (isCancelled) return;
            if (done === true) {
              give();
              return controller.close();
            }
            text += lineOf(value);
          }
          if (!hasGiven) give();
        } catch (error) {
          failure = { error };
          // It may be a line that could not be made, and then the source does not know.
          closeQuietly(iterator);
          give();
          // An error empties the queue: it waits until what was given is read.
          if (!hasGiven) throw error;
        } finally {
          clearTimeout(timer);
        }
      },
      async cancel() {
        isCancelled = true;
        await iterator?.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}

async function closeQuietly(iterator: AsyncIterator<unknown> | undefined): Promise<void> {
  try {
    await iterator?.return?.();
  } catch {
    // Why it is being closed says more.
  }
}
