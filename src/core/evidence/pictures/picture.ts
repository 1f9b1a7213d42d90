/** What a mark stands for; whoever draws it chooses the colour. Never told apart by colour alone. */
export type PictureRole =
  | 'completed'
  | 'assisted'
  | 'failed'
  | 'abandoned'
  | 'none'
  /** A variant's count and its interval. */
  | 'value'
  /** The pass bar and the kill bar. */
  | 'bar'
  | 'kill'
  | 'axis'
  | 'text'
  /** Text of lesser weight. */
  | 'muted'
  /** Lines and text on top of a filled mark. */
  | 'onMark';

/** Lengths are pixels of the picture's own width and height, y downwards. */
export type PictureMark =
  | {
      readonly kind: 'rect';
      readonly role: PictureRole;
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
    }
  | {
      readonly kind: 'line';
      readonly role: PictureRole;
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly thick?: boolean;
      readonly dashed?: boolean;
    }
  | {
      readonly kind: 'circle';
      readonly role: PictureRole;
      readonly x: number;
      readonly y: number;
      readonly radius: number;
      /** Only its outline. */
      readonly hollow?: boolean;
    }
  | {
      readonly kind: 'text';
      readonly role: PictureRole;
      /** On the baseline. */
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly anchor: 'start' | 'middle' | 'end';
      readonly bold?: boolean;
    };

/** A drawing as data, which the brief makes into SVG and the guide draws in the colours of its theme. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** All it shows, in words, for whoever cannot see it. */
  readonly description: string;
  /** In the order in which they are drawn. Texts are 12 pixels high, see `pictureTextSize`. */
  readonly marks: readonly PictureMark[];
}

/** Height of texts in pixels. */
export const pictureTextSize = 12;

/** The pictures there are. */
export const pictureNames = ['funnel', 'outcomes', 'interval', 'time'] as const;
export type PictureName = (typeof pictureNames)[number];
