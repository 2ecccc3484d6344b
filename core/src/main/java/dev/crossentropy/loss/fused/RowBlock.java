package dev.crossentropy.loss.fused;

import dev.crossentropy.loss.batch.FloatMatrix;

/** A {@link Block} whose pieces have one row after the other. */
final class RowBlock extends Block {

  RowBlock(FloatMatrix logits, Memory memory) {
    super(logits, memory, Memory.PIECE);
  }

  @Override
  int place(int k, int column, int length) {
    return k * length + column;
  }

  @Override
  void read(FloatMatrix from, int first, int length, float[] into) {
    from.readRows(memory.rows, count, first, length, into);
  }

  @Override
  void write(float[] from, int first, int length, FloatMatrix into) {
    into.writeRows(memory.rows, count, first, length, from);
  }

  @Override
  void addUp(int length) {
    for (int k = 0; k < count; k++) {
      int start = k * length;
      Lanes.add(memory.powers, start, start + length, memory.lanes, k * Lanes.COUNT);
      Lanes.add(memory.roundings, start, start + length, memory.laneRests, k * Lanes.COUNT);
    }
  }

  @Override
  double sum(int k) {
    return Lanes.sum(memory.lanes, memory.laneRests, k * Lanes.COUNT, 1);
  }

  @Override
  void scale(int length) {
    for (int k = 0; k < count; k++) {
      float factor = (float) memory.factors[k];
      float rest = (float) (memory.factors[k] - factor);
      scale(memory.powers, k * length, (k + 1) * length, factor, rest);
    }
  }

  private static void scale(float[] powers, int start, int end, float factor, float rest) {
    for (int i = start; i < end; i++) {
      // -0.0 + 0.0 is 0.0
      powers[i] = Math.fma(powers[i], factor, Math.fma(powers[i], rest, 0.0f));
    }
  }
}
