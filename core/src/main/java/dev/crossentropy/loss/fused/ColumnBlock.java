package dev.crossentropy.loss.fused;

import dev.crossentropy.loss.batch.FloatMatrix;

/** A {@link Block} whose pieces have one column after the other, one for each of the lanes. */
final class ColumnBlock extends Block {

  ColumnBlock(FloatMatrix logits, Memory memory) {
    super(logits, memory, Lanes.COUNT);
  }

  @Override
  int place(int k, int column, int length) {
    return column * count + k;
  }

  @Override
  void read(FloatMatrix from, int first, int length, float[] into) {
    from.readColumns(memory.rows, count, first, length, into);
  }

  @Override
  void write(float[] from, int first, int length, FloatMatrix into) {
    into.writeColumns(memory.rows, count, first, length, from);
  }

  @Override
  void addUp(int length) {
    Lanes.add(memory.powers, count * length, memory.lanes);
    Lanes.add(memory.roundings, count * length, memory.laneRests);
  }

  @Override
  double sum(int k) {
    return Lanes.sum(memory.lanes, memory.laneRests, k, count);
  }

  @Override
  void scale(int length) {
    float[] factors = memory.pieceFactors;
    float[] rests = memory.pieceFactorRests;
    for (int k = 0; k < count; k++) {
      factors[k] = (float) memory.factors[k];
      rests[k] = (float) (memory.factors[k] - factors[k]);
    }
    for (int c = 1; c < length; c++) {
      System.arraycopy(factors, 0, factors, c * count, count);
      System.arraycopy(rests, 0, rests, c * count, count);
    }
    scale(memory.powers, factors, rests, count * length);
  }

  private static void scale(float[] powers, float[] factors, float[] rests, int count) {
    for (int i = 0; i < count; i++) {
      // -0.0 + 0.0 is 0.0
      powers[i] = Math.fma(powers[i], factors[i], Math.fma(powers[i], rests[i], 0.0f));
    }
  }
}
