package dev.crossentropy.iris;

public final class IrisExample { public static void main(String[] a) { System.out.println("nothing here yet"); } }
