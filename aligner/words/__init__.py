"""What a text says: slots, praise, customers, kinds; judged by what it holds."""
