/** What jsdom has not: a stream that a test speaks for. */
export class FakeEventSource extends EventTarget {
  static made: FakeEventSource[] = [];
  static readonly CLOSED = 2;
  readyState = 0;
  closed = false;

  constructor(readonly url: string) {
    super();
    FakeEventSource.made.push(this);
  }

  emit(type: string, data?: object): void {
    this.dispatchEvent(data === undefined ? new Event(type) : new MessageEvent(type, { data: JSON.stringify(data) }));
  }

  close(): void {
    this.closed = true;
    this.readyState = FakeEventSource.CLOSED;
  }
}
